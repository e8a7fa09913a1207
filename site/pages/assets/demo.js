// Whether the visitor wants to see demonstration data in lists, boards and search. `?demo=1` in an address says so, and
// `?demo=0` that they don't; the browser remembers the last answer. The pages of a demonstration itself always show all.

const KEY = "hh-demo";

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // a browser that keeps nothing: the address alone decides
  }
}

function remember(answer) {
  try {
    localStorage.setItem(KEY, answer);
  } catch {
    // as above
  }
}

/** Whether demonstration data are to be shown here. */
export function wanted() {
  const asked = new URLSearchParams(location.search).get("demo");
  if (asked === "0" || asked === "1") remember(asked);
  return (asked ?? remembered()) === "1";
}

/** The query of an address with the answer that this page's own address gives, if it gives one. */
export function keepAnswer(query) {
  const asked = new URLSearchParams(location.search).get("demo");
  if (asked === null) return query;
  const parameters = new URLSearchParams(query);
  parameters.set("demo", asked);
  return "?" + parameters.toString().replaceAll("%2F", "/");
}

function show(on) {
  for (const entry of document.querySelectorAll("[data-hh-demo]")) entry.hidden = !on;
  for (const button of document.querySelectorAll("[data-hh-demo-switch]")) {
    button.hidden = false;
    button.setAttribute("aria-pressed", String(on));
    button.textContent = on ? button.dataset.on : button.dataset.off;
  }
  document.dispatchEvent(new CustomEvent("hh-demo", { detail: on }));
}

/** Show what the visitor wants, and let them change their mind. */
export function enliven() {
  let on = wanted();
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-hh-demo-switch]")) return;
    on = !on;
    remember(on ? "1" : "0");
    const parameters = new URLSearchParams(location.search);
    if (parameters.has("demo")) {
      parameters.set("demo", on ? "1" : "0");
      history.replaceState(null, "", "?" + parameters.toString().replaceAll("%2F", "/") + location.hash);
    }
    show(on);
  });
  show(on);
}
