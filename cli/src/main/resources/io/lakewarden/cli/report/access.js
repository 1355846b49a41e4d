(() => {
  const text = document.getElementById('access-text');
  const who = document.getElementById('access-who');
  const what = document.getElementById('access-what');
  const table = document.getElementById('access');
  const shown = document.getElementById('access-shown');
  const rows = [...table.tBodies[0].rows];
  const apply = () => {
    const wanted = text.value.trim().toLowerCase();
    const column = who.selectedIndex;
    [...table.tHead.rows[0].cells].forEach((cell, index) => { cell.hidden = column > 0 && index > 0 && index !== column; });
    let count = 0;
    rows.forEach(row => {
      const cells = [...row.cells];
      cells.forEach((cell, index) => { cell.hidden = column > 0 && index > 0 && index !== column; });
      const seen = cells.filter((cell, index) => index > 0 && !cell.hidden);
      const matches = (cells[0].textContent.toLowerCase().includes(wanted)
          || seen.some(cell => cell.title.toLowerCase().includes(wanted) && wanted))
        && (!what.value || seen.some(cell => cell.dataset.sees.includes(what.value)));
      row.hidden = !matches;
      count += matches ? 1 : 0;
    });
    shown.textContent = count + ' of ' + rows.length + ' columns';
  };
  [text, who, what].forEach(control => control.addEventListener('input', apply));
  apply();
})();
