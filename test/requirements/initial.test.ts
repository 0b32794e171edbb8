import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { syntax, verdict } from "./verdicts.ts";

describe("the state that something begins in", () => {
  after(() => syntax.dispose());

  const bookings: readonly (readonly [languageId: string, code: string])[] = [
    [
      "csharp",
      "class A { Booking Book(int room) { var b = new Booking(room) { Status = BookingStatus.Pending }; _db.Add(b); return b; } }",
    ],
    [
      "java",
      "class A { Booking book(int room) { Booking b = new Booking(room); b.setStatus(Status.PENDING); repo.save(b); return b; } }",
    ],
    ["typescript", "function book(room: number) { return db.bookings.create({ room, status: 'pending' }); }"],
    [
      "python",
      "def book(room):\n    booking = Booking(room=room, status='pending')\n    db.add(booking)\n    return booking\n",
    ],
    ["go", 'func Book(room int) *Booking {\n\treturn &Booking{Room: room, Status: "pending"}\n}\n'],
    ["rust", "fn book(room: u32) -> Booking { Booking { room, status: Status::Pending } }"],
    [
      "php",
      "<?php function book($room) { $b = new Booking($room); $b->status = 'pending'; $b->save(); return $b; }",
    ],
  ];
  for (const [languageId, code] of bookings)
    it(`is read in ${languageId}`, async () => {
      assert.equal(await verdict("A new booking starts out as pending.", code, languageId), "yes");
      assert.equal(await verdict("A new booking starts out as confirmed.", code, languageId), "no");
      assert.equal(await verdict("New bookings get a number.", code, languageId), "unsure");
    });

  it("may be a flag, and is not told where several are set", async () => {
    const code = "class A { void register(User user) { user.setActive(false); users.save(user); } }";
    assert.equal(await verdict("New accounts are active right away.", code, "java"), "no");
    assert.equal(await verdict("New accounts are inactive at first.", code, "java"), "yes");
    const two = "function f(job: Job) { job.status = 'queued'; start(job); job.status = 'running'; }";
    assert.equal(await verdict("A new job is queued.", two), "unsure");
  });
});

describe("what a database sorts by", () => {
  const queries: readonly (readonly [languageId: string, code: string])[] = [
    [
      "python",
      "def list_orders(session):\n    return session.scalars(select(Order).order_by(Order.created_at.desc(), Order.id))\n",
    ],
    ["python", "def list_orders():\n    return Order.objects.filter(paid=True).order_by('-created_at')\n"],
    ["php", "<?php function orders() { return Order::query()->orderByDesc('created_at')->get(); }"],
    [
      "typescript",
      "function orders() { return db.order.findMany({ where: { paid: true }, orderBy: { createdAt: 'desc' } }); }",
    ],
    [
      "java",
      'class A { List<Order> orders() { return jdbc.query("SELECT id FROM orders ORDER BY created_at DESC LIMIT 10", mapper); } }',
    ],
    [
      "go",
      "func orders(db *sql.DB) (*sql.Rows, error) {\n\treturn db.Query(`SELECT id FROM orders ORDER BY created_at DESC`)\n}\n",
    ],
    ["ruby", "def orders\n  Order.where(paid: true).order(created_at: :desc)\nend\n"],
  ];
  for (const [languageId, code] of queries)
    it(`is read in ${languageId}: ${code.slice(0, 60).replace(/\s+/g, " ")}`, async () => {
      assert.equal(await verdict("Orders are listed newest first.", code, languageId), "yes");
      assert.equal(await verdict("Orders are listed oldest first.", code, languageId), "no");
    });
});

describe("bounds that a framework is told", () => {
  const bounds: readonly (readonly [languageId: string, code: string])[] = [
    [
      "csharp",
      "class V : AbstractValidator<E> { public V() { RuleFor(x => x.Title).NotEmpty().MaximumLength(120); } }",
    ],
    ["python", "class Event(models.Model):\n    title = models.CharField(max_length=120)\n"],
    ["python", "def create(title: str = Query(..., max_length=120)):\n    return save(title)\n"],
    ["typescript", "const event = z.object({ title: z.string().min(1).max(120) });"],
  ];
  for (const [languageId, code] of bounds)
    it(`are read in ${languageId}: ${code.slice(0, 50).replace(/\s+/g, " ")}`, async () => {
      assert.equal(await verdict("Titles are limited to 120 characters.", code, languageId), "yes");
      assert.equal(await verdict("Titles are limited to 80 characters.", code, languageId), "no");
    });
});
