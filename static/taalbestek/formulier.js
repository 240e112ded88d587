// Forms: brings the focus to the error summary, and warns before typed text is lost (form[data-bewaak];
// "gewijzigd" where the server sent typed text back that is not saved yet).
(() => {
  "use strict";

  const focusSummary = (root) => root.querySelector("[data-foutoverzicht]")?.focus();
  focusSummary(document);
  document.addEventListener("htmx:afterSettle", (event) => focusSummary(event.target));

  // A link in the summary goes to the field itself, with its label in sight.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-foutoverzicht] a[href^='#']");
    const field = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!field) return;
    event.preventDefault();
    (field.closest(".tb-veld") ?? field).scrollIntoView({ block: "start" });
    field.focus({ preventScroll: true });
  });

  const contents = (form) => new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, value.name ?? value])).toString();
  const before = new WeakMap();
  const watch = (root) => root.querySelectorAll("form[data-bewaak]").forEach((form) => before.has(form) || before.set(form, form.dataset.bewaak === "gewijzigd" ? null : contents(form)));
  watch(document);
  document.addEventListener("htmx:afterSettle", (event) => watch(event.target.parentNode ?? document));
  // bewaar.js tells that what stands in the form now is safe.
  document.addEventListener("tb:bewaard", (event) => before.has(event.target) && before.set(event.target, contents(event.target)));

  let sending = false;
  document.addEventListener("submit", (event) => {
    sending = before.has(event.target);
    // Another listener may stop the sending after this one.
    setTimeout(() => { if (event.defaultPrevented) sending = false; });
  });
  window.addEventListener("pageshow", () => { sending = false; });
  window.addEventListener("beforeunload", (event) => {
    const forms = [...document.querySelectorAll("form[data-bewaak]")];
    if (!sending && forms.some((form) => before.has(form) && before.get(form) !== contents(form))) event.preventDefault();
  });
})();
