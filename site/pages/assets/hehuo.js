// What every page does in the browser. A page without lists and coming days loads nothing more.
const list = document.querySelector("[data-hh-list]");
if (list) {
  const { enliven } = await import(new URL("./list.js", import.meta.url).href);
  enliven(list);
}
if (document.querySelector("[data-hh-demo-switch]")) {
  const { enliven } = await import(new URL("./demo.js", import.meta.url).href);
  enliven();
}
if (document.querySelector("[data-hh-day]")) {
  const { dropPast } = await import(new URL("./coming.js", import.meta.url).href);
  dropPast();
}
// On a phone the navigation scrolls sideways: bring the current entry into view.
const here = document.querySelector(".hh-nav [aria-current]");
const nav = here?.closest(".hh-nav");
if (here && nav) nav.scrollLeft = here.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
