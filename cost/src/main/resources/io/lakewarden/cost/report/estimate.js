'use strict';
{
  const all = (place, selector) => Array.from(place.querySelectorAll(selector));
  const written = cell => cell.textContent.trim();
  const number = cell => Number((cell.dataset.exact || written(cell)).replace(/[,%+ ]/g, ''));
  const money = new Intl.NumberFormat('en-US', {minimumFractionDigits: 2, maximumFractionDigits: 2});

  // Each head of a table becomes a button: up, down, then as it was.
  const compare = (column, isNumber) => (one, other) => isNumber
    ? number(one.cells[column]) - number(other.cells[column])
    : written(one.cells[column]).localeCompare(written(other.cells[column]), 'en', {numeric: true});

  const sort = (table, order, head) => {
    const next = {none: 'ascending', ascending: 'descending', descending: 'none'}[head.getAttribute('aria-sort')];
    all(table, 'thead th').forEach(each => each.setAttribute('aria-sort', 'none'));
    head.setAttribute('aria-sort', next);
    const up = compare(head.cellIndex, head.classList.contains('number'));
    const rows = next === 'none' ? order : order.slice().sort(next === 'ascending' ? up : (a, b) => up(b, a));
    table.tBodies[0].append(...rows);
  };

  all(document, 'table').forEach(table => {
    const order = Array.from(table.tBodies[0].rows);
    all(table, 'thead th').filter(head => order.length > 1 && written(head)).forEach(head => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      button.addEventListener('click', () => sort(table, order, head));
      head.append(button);
      head.setAttribute('aria-sort', 'none');
    });
  });

  // A link to a table's rows shows those alone, with what they add up to.
  const said = table => {
    const note = document.createElement('p');
    note.setAttribute('role', 'status');
    table.parentElement.before(note);
    return note;
  };
  const notes = new Map();

  const show = (table, column, value) => {
    const heads = all(table, 'thead th');
    const at = heads.findIndex(head => written(head) === column);
    const rows = Array.from(table.tBodies[0].rows);
    rows.forEach(row => { row.hidden = at >= 0 && !written(row.cells[at]).split(', ').includes(value); });
    const shown = rows.filter(row => !row.hidden);
    const sum = shown.reduce((total, row) => total + number(row.cells[heads.length - 1]), 0);
    if (!notes.has(table)) notes.set(table, said(table));
    const note = notes.get(table);
    note.textContent = at < 0 ? '' : `${shown.length} of ${rows.length} lines, ${column} ${value}: ${money.format(sum)} `;
    if (at >= 0) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = 'Show all lines';
      button.addEventListener('click', () => show(table, '', ''));
      note.append(button);
    }
  };

  all(document, 'a[href^="#"]').forEach(link => link.addEventListener('click', () => {
    const target = document.getElementById(link.hash.slice(1));
    const folded = target.closest('details');
    if (folded) folded.open = true;
    if (target.tBodies) show(target, link.dataset.column || '', link.dataset.value || '');
  }));

  // What sliders show was computed beforehand, one value for each combination of their settings.
  all(document, '.what-if').forEach(section => {
    const data = JSON.parse(section.querySelector('script').textContent);
    const sliders = all(section, 'input[type=range]');
    const rows = Array.from(section.querySelector('tbody').rows);
    const place = settings => data.dials.reduce((at, dial, index) => at * dial.settings.length + settings[index], 0);
    const usual = place(data.dials.map(dial => dial.usual));

    const set = () => {
      const at = place(sliders.map(slider => Number(slider.value)));
      sliders.forEach((slider, index) => {
        const setting = data.dials[index].settings[slider.value];
        slider.setAttribute('aria-valuetext', setting);
        slider.nextElementSibling.textContent = setting;
      });
      data.figures.forEach((figure, index) => {
        const digits = {minimumFractionDigits: figure.decimals, maximumFractionDigits: figure.decimals};
        const difference = figure.values[at] - figure.values[usual];
        const row = rows.find(each => written(each.cells[0]) === figure.name);
        row.cells[3].textContent = figure.values[at].toLocaleString('en-US', digits);
        row.cells[4].textContent = difference === 0
          ? '0' : difference.toLocaleString('en-US', {...digits, signDisplay: 'exceptZero'});
      });
    };
    sliders.forEach(slider => slider.addEventListener('input', set));
    section.hidden = false;
  });

  // On paper nothing stays folded.
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = all(document, 'details:not([open])');
    closed.forEach(each => { each.open = true; });
  });
  addEventListener('afterprint', () => closed.forEach(each => { each.open = false; }));
}
