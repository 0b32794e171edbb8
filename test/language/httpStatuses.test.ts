import assert from "node:assert/strict";
import { httpStatusOf, httpStatusPhrase } from "../../server/language/httpStatuses.ts";

describe("httpStatusOf", () => {
  const spellings: Readonly<Record<string, number>> = {
    "http.StatusNotFound": 404,
    "HTTPStatus.NOT_FOUND": 404,
    "status.HTTP_404_NOT_FOUND": 404,
    "HttpServletResponse.SC_NOT_FOUND": 404,
    "HttpURLConnection.HTTP_NOT_FOUND": 404,
    "HttpStatusCode.NotFound": 404,
    "StatusCodes.Status404NotFound": 404,
    "StatusCode::NOT_FOUND": 404,
    ":not_found": 404,
    "Response::HTTP_UNPROCESSABLE_ENTITY": 422,
    NotFoundException: 404,
    "http.StatusOK": 200,
    "HttpStatus.OK": 200,
    BadRequest: 400,
    InternalServerError: 500,
    "http.StatusTeapot": 418,
    "404": 404,
  };
  for (const [name, code] of Object.entries(spellings))
    it(`knows ${name}`, () => assert.equal(httpStatusOf(name), code));

  it("knows no other names", () => {
    for (const name of ["", "status", "Error", "notFoundPage", "1404", "x200y5", "999"])
      assert.equal(httpStatusOf(name), undefined, name);
    assert.equal(httpStatusPhrase(404), "Not Found");
  });
});
