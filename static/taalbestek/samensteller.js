// The composer: what the server says after a save is put in place, and Ctrl+Z takes the last act back.
//
// A reply to a save in the background holds `stukken`, HTML with elements [data-stuk] that replace those of the same id:
// the outline, the totals, what is to be done, the undo buttons. So no rule is worked out here.
(() => {
  "use strict";

  const replace = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html; // our own server's fragment; scripts in it would not run
    holder.content.querySelectorAll("[data-stuk]").forEach((part) => {
      const old = document.getElementById(part.id);
      if (!old || old.outerHTML === part.outerHTML) return;
      const focused = old.contains(document.activeElement) ? [...old.querySelectorAll("a, button, summary")].indexOf(document.activeElement) : -1;
      part.querySelectorAll("details").forEach((each, index) => { each.open = old.querySelectorAll("details")[index]?.open ?? each.open; });
      old.replaceWith(part);
      if (focused >= 0) part.querySelectorAll("a, button, summary")[focused]?.focus();
    });
  };

  const line = document.querySelector("[data-bewaarstand-pagina]");
  const told = (event) => {
    if (event.detail?.stukken) replace(event.detail.stukken);
    if (event.type === "tb:volgorde" && line && event.detail?.om) line.textContent = `Bewaard ${event.detail.om}`;
  };
  document.addEventListener("tb:bewaard", told);
  document.addEventListener("tb:volgorde", told);
  if (line && document.querySelector("form[data-bewaar-url]")) line.textContent = "Wat u wijzigt, wordt vanzelf bewaard.";

  // The place where one is shows in an outline that does not fit.
  const outline = document.querySelector(".tb-kolommen__indeling");
  const here = outline?.querySelector("[aria-current]");
  if (here && outline.scrollHeight > outline.clientHeight) {
    outline.scrollTop = here.offsetTop - outline.offsetTop - outline.clientHeight / 2;
  }

  // What was typed last goes in first: it is the act that is taken back.
  document.addEventListener("submit", async (event) => {
    if (!event.target.matches("[data-terugdraaien]")) return;
    event.preventDefault();
    const soort = event.target.dataset.terugdraaien;
    const work = [];
    document.dispatchEvent(new CustomEvent("tb:spoel", { detail: work }));
    if ((await Promise.all(work)).includes(false)) return;
    const form = document.querySelector(`[data-terugdraaien="${soort}"]`);
    const button = form?.querySelector("button:enabled");
    if (!button) return;
    const value = Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value });
    form.append(value);
    form.submit();
  });

  // In a field the keys are the browser's own.
  const typing = (element) => element.matches?.("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=button], [type=submit])");
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || typing(event.target)) return;
    const key = event.key.toLowerCase();
    const soort = key === "y" || (key === "z" && event.shiftKey) ? "opnieuw" : key === "z" ? "terug" : "";
    const button = soort && document.querySelector(`[data-terugdraaien="${soort}"] button:enabled`);
    if (!button) return;
    event.preventDefault();
    button.form.requestSubmit(button);
  });
})();
