import { list } from "../list.ts";
import type { Concept } from "./concept.ts";

/** What a page in a browser has. */
export const browserConcepts: readonly Concept[] = [
  {
    words: list(`
      dom, browser dom, html element, access dom, manipulate dom, touch dom, dom manipulation, dom api,
      document object model`),
    calls: list(`
      document., js:.querySelector, js:.querySelectorAll, js:.getElementById, js:.appendChild,
      js:.setAttribute, js:.classList.add, js:.insertAdjacentHTML, js:.createElement, js:$, js:jQuery,
      js:.getElementsByClassName, js:.removeChild, js:.replaceChildren`),
    modules: list("jquery, react-dom, jsdom, cheerio, php:DOMDocument, web_sys"),
    names: list(
      "document, innerHTML, HTMLElement, window.document, classList, DOMDocument, DOMParser, textContent",
    ),
    hints: list("dom, element, node, html, document, window, jsx_element, jsx_self_closing_element"),
  },
  {
    words: list("browser api, browser global, window, window object, browser"),
    calls: list("window., document., navigator., localStorage., sessionStorage., history., location."),
    modules: [],
    names: list("window, document, navigator, localStorage, sessionStorage, location"),
    hints: ["window", "browser", "document", "dom"],
  },
  {
    words: ["local storage", "localstorage", "browser storage", "web storage"],
    calls: ["localStorage.", "window.localStorage.", "sessionStorage."],
    modules: ["localforage", "store2"],
    names: ["localStorage", "sessionStorage", "window.localStorage"],
    hints: ["storage", "store"],
  },
  {
    words: ["cookie"],
    calls: list(`
      document.cookie, js:.cookie, js:.clearCookie, Cookies., setcookie, http.SetCookie, .set_cookie,
      .delete_cookie, new Cookie, .addCookie, .getCookies`),
    modules: list("js-cookie, cookie, cookie-parser, http.cookies, http.cookiejar, universal-cookie"),
    names: list("document.cookie, $_COOKIE, cookies, Cookie, http.Cookie"),
    hints: ["cookie", "session"],
  },
  {
    words: ["react hook", "hook"],
    calls: list(`
      useState, useEffect, useMemo, useCallback, useRef, useContext, useReducer, useLayoutEffect, useId,
      useTransition, useSyncExternalStore, React.useState, React.useEffect, React.useMemo,
      React.useCallback, React.useRef, React.useContext, React.useReducer, use*`),
    modules: [],
    hints: ["hook"],
  },
  {
    words: ["event listener", "event handler", "dom event", "listen to event"],
    calls: list(`
      js:addEventListener, js:.addEventListener, js:.on, js:.once, js:.addListener, .AddListener,
      .addActionListener`),
    modules: ["events"],
    names: ["onclick", "EventEmitter", "onClick"],
    hints: list("event, listener, handler, emit, on"),
  },
];
