
// Narrows the briefing down to what a reader ticks. Without this script everything is shown.
(() => {
  "use strict";
  const aside = document.getElementById("aside");
  if (matchMedia("(min-width: 64rem)").matches) aside.open = true;
  const form = document.getElementById("filter");
  if (!form) return;
  const units = [...document.querySelectorAll("[data-f]")].map((unit) => [unit, new Set(unit.dataset.f.split(" "))]);
  const sections = [...document.querySelectorAll("main section:not([data-f])")].reverse();
  const claims = document.querySelectorAll(".claim");
  const shown = document.getElementById("shown");
  const apply = () => {
    const groups = ["t", "s", "r"]
      .map((name) => [...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value))
      .filter((ticked) => ticked.length > 0);
    for (const [unit, marks] of units) unit.hidden = !groups.every((ticked) => ticked.some((mark) => marks.has(mark)));
    for (const section of sections) {
      section.hidden = section.id !== "part-in-short" && section.querySelector("[data-f]") !== null
        && section.querySelector("[data-f]:not([hidden])") === null;
    }
    const left = [...claims].filter((claim) => !claim.hidden).length;
    shown.textContent = groups.length > 0 ? `${left} of ${claims.length} claims are shown` : "";
  };
  form.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  // A link to what is hidden shows everything again.
  addEventListener("hashchange", () => {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (place && place.closest("[hidden]")) {
      form.reset();
      setTimeout(() => place.scrollIntoView());
    }
  });
  form.hidden = false;
  apply();
})();
