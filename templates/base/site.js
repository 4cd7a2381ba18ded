"use strict";
(() => {
  // The list is complete as it stands; this only hides and moves its rows.
  const find = (id) => document.getElementById(id);
  const form = find("tools"), table = find("schools"), count = find("count");
  if (!form || !table) return;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const groups = Array.from(table.tBodies);
  const rows = [];
  for (const group of groups) {
    for (const row of group.querySelectorAll("tr[data-g]")) {
      const [school, district] = row.cells[0].querySelectorAll("a");
      const name = plain(school.textContent), of = plain(district ? district.textContent : "");
      const served = Number(row.dataset.g);
      rows.push({
        row, group, served,
        text: `${name} ${of}`,
        years: row.cells[2].textContent,
        keys: {
          district: `${of || "\uffff"} ${name}`,
          // The lowest bit is the lowest grade.
          grades: served ? Math.log2(served & -served) : 99,
          year: row.cells[2].textContent.slice(0, 7),
        },
      });
    }
  }
  const sorted = document.createElement("tbody");
  let order = "name";
  const arrange = (wanted) => {
    if (wanted === order) return;
    order = wanted;
    if (order === "name") {
      for (const entry of rows) entry.group.append(entry.row);
      sorted.remove();
      return;
    }
    const newestFirst = order === "year" ? -1 : 1;
    // Equal ones stay in the order of their names: sorting is stable.
    const ordered = rows.slice().sort((a, b) => {
      const [one, other] = [a.keys[order], b.keys[order]];
      return one === other ? 0 : (one < other ? -1 : 1) * newestFirst;
    });
    sorted.append(...ordered.map((entry) => entry.row));
    table.append(sorted);
  };
  const show = () => {
    const words = plain(find("words").value).split(/\s+/).filter(Boolean);
    const grades = Number(find("grade").value), year = find("year").value;
    let shown = 0;
    const full = new Set();
    for (const entry of rows) {
      const fits = words.every((word) => entry.text.includes(word)) &&
        (!grades || (entry.served & grades) !== 0) && entry.years.includes(year);
      entry.row.hidden = !fits;
      if (fits) {
        shown += 1;
        full.add(entry.group);
      }
    }
    arrange(find("order").value);
    for (const group of groups) group.hidden = order !== "name" || !full.has(group);
    const letters = document.querySelector(".letters");
    if (letters) letters.hidden = order !== "name" || shown < rows.length;
    count.textContent = count.dataset.words
      .replace("{shown}", shown.toLocaleString(document.documentElement.lang))
      .replace("{all}", rows.length.toLocaleString(document.documentElement.lang));
  };
  form.hidden = false;
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) find("words").value = asked;
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 120);
  });
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
})();
