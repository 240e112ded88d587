// The composer: totals of points and pages follow what is typed, before it is saved.
//
// A number field has data-punten or data-prijs with the sleutel of its perceel, or data-a4 with data-keer (how many
// answers are asked). Beside it stands was_<name> with what is stored; totals start from data-basis, as stored.
(() => {
  "use strict";
  const form = document.getElementById("verdeling");
  if (!form) return;

  const number = (text) => Number.parseFloat(String(text ?? "").replace(",", ".")) || 0;
  const stored = (field) => number(form.elements.namedItem(`was_${field.name}`)?.value);
  const dutch = (value) => String(Math.round(value * 100) / 100).replace(".", ",");
  const fields = (selector) => [...form.elements].filter((field) => field.matches(selector));
  const shift = (list) => list.reduce((sum, field) => sum + (number(field.value) - stored(field)) * number(field.dataset.keer ?? 1), 0);

  const showTotal = (holder) => {
    const key = holder.dataset.totaal;
    const total = number(holder.dataset.basis) + shift(fields(`[data-punten="${key}"], [data-prijs="${key}"]`));
    const left = Math.round((100 - total) * 100) / 100;
    holder.querySelector("[data-totaal-getal]").textContent = dutch(total);
    holder.querySelector("progress").value = total;
    const sentence = left > 0 ? `nog ${dutch(left)} te verdelen` : left < 0 ? `${dutch(-left)} te veel` : "klopt";
    holder.querySelector("[data-totaal-zin]").textContent = sentence;
  };

  const refresh = () => {
    document.querySelectorAll("[data-totaal]").forEach(showTotal);
    const pages = document.querySelector("[data-paginas]");
    if (pages) pages.querySelector("[data-paginas-getal]").textContent = dutch(number(pages.dataset.basis) + shift(fields("[data-a4]")));
  };
  document.addEventListener("input", (event) => { if (event.target.form === form) refresh(); });
  refresh();
})();
