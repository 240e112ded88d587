// The rehearsal: a slider under each price. The field stays the one that is sent; the slider writes into it.
(() => {
  "use strict";

  const STEPS = 200;
  const number = (text) => {
    const bare = text.replace(/[€\s]/g, "").replace(/\.(?=\d{3}(\D|$))/g, "").replace(",", ".");
    const value = Number(bare);
    return bare && Number.isFinite(value) && value > 0 ? value : null;
  };
  const fields = [...document.querySelectorAll("input[data-schuif]")];
  const highest = Math.max(...fields.map((field) => number(field.value) ?? 0)) * 1.5;
  if (!Number.isFinite(highest) || highest <= 0) return;
  // round steps: 500 of 120.000, 5.000 of 1.250.000
  const rough = highest / STEPS;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * unit).find((size) => size >= rough);

  fields.forEach((field) => {
    const slider = document.createElement("input");
    const show = () => {
      const value = number(field.value);
      if (value === null) return;
      slider.value = String(value);
      slider.setAttribute("aria-valuetext", `${value.toLocaleString("nl-NL")} euro`);
    };
    Object.assign(slider, { type: "range", min: String(step), max: String(Math.ceil(highest / step) * step), step: String(step) });
    slider.setAttribute("aria-label", `Schuif: ${field.labels[0]?.textContent ?? "prijs"}`);
    show();
    slider.addEventListener("input", () => {
      field.value = Number(slider.value).toLocaleString("nl-NL", { maximumFractionDigits: 2 });
      show(); // the slider's own event bubbles to the form, which counts anew
    });
    field.addEventListener("input", show);
    field.after(slider);
  });
})();
