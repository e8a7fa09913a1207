// A page keeps listing the days that were to come when it was built. This hides those that are past where the visitor
// is, the months in which none is left, and the counts that no longer hold; a list that has run out says so.

/** The visitor's own day, as yyyy-mm-dd. */
function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** The days within an element. */
const daysIn = (element) => [...element.querySelectorAll("[data-hh-day]")];

/** Hide what is past. A day is past once it is over. */
export function dropPast() {
  const day = today();
  for (const entry of daysIn(document)) entry.hidden = entry.dataset.hhDay < day;
  for (const list of document.querySelectorAll("[data-hh-days]")) {
    list.hidden = daysIn(list).every((entry) => entry.hidden);
  }
  for (const coming of document.querySelectorAll("[data-hh-coming]")) {
    for (const count of coming.querySelectorAll("[data-hh-times]")) {
      count.hidden = daysIn(count.closest("[data-hh-days], [data-hh-coming]")).some((entry) => entry.hidden);
    }
    const end = coming.querySelector("[data-hh-all-past]");
    if (end) end.hidden = daysIn(coming).some((entry) => !entry.hidden);
  }
}
