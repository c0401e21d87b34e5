/**
 * The page's one script: filter, sort, pages and details of the attempts, zoom of the picture. A constant, named by its hash
 * in the page's policy, so nothing of a log can be part of it. It reads data and writes text, never markup.
 */
export const script = `'use strict';
(() => {
  const source = document.getElementById('flow-data');
  const host = document.getElementById('flows');
  if (!source || !host) return;
  const data = JSON.parse(source.textContent);
  const { rows, texts, details, words } = data;
  const [WHEN, DURATION, OUTCOME, TONE, OPERATION, USER, SERVER, CAUSE, NOTE, ID, DETAIL] = Array(11).keys();
  let last = 0;
  for (const row of rows) if (row[WHEN] !== null) last = row[WHEN] += last;
  const PAGE = 100;
  const state = { text: '', sort: WHEN, down: true, page: 0, from: null, to: null };
  const picks = { [OUTCOME]: '', [OPERATION]: '', [SERVER]: '', [CAUSE]: '' };

  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const clock = (zone) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  let local = null;
  try {
    local = data.zone === 'UTC' ? null : clock(data.zone);
  } catch {}
  const utc = clock('UTC');
  const here = (ms) => {
    const [there, clockHere] = [utc.format(ms), local.format(ms)];
    return (clockHere.slice(0, 10) === there.slice(0, 10) ? clockHere.slice(11) : clockHere) + ' ' + data.zone;
  };
  const moment = (ms) => (ms === null ? '' : utc.format(ms) + ' UTC');
  const seconds = (ms) => (ms === null ? '' : ms < 1000 ? Math.round(ms) + ' ms' : (ms / 1000).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 }) + ' s');

  const input = (label, type, change) => {
    const field = make('input', { type, autocomplete: 'off', spellcheck: 'false' });
    field.addEventListener('input', () => { change(field.value); state.page = 0; draw(); });
    return make('label', {}, label, field);
  };
  const choice = (label, part) => {
    const field = make('select', {}, make('option', { value: '' }, words.all));
    const count = new Map();
    for (const row of rows) count.set(row[part], (count.get(row[part]) || 0) + 1);
    const options = [...count].filter(([at]) => texts[at] !== '').sort((a, b) => b[1] - a[1]);
    for (const [at, n] of options) field.append(make('option', { value: at }, texts[at] + ' (' + n + ')'));
    field.addEventListener('change', () => { picks[part] = field.value; state.page = 0; draw(); });
    return options.length > 1 ? [make('label', {}, label, field)] : [];
  };
  const since = (key) => (value) => { state[key] = value === '' ? null : Date.parse(value + 'Z'); };
  const form = make('div', { class: 'filter', role: 'search', 'aria-label': words.filter },
    input(words.search, 'search', (value) => { state.text = value.trim().toLowerCase(); }),
    ...choice(words.outcome, OUTCOME), ...choice(words.operation, OPERATION), ...choice(words.cause, CAUSE), ...choice(words.server, SERVER),
    input(words.from, 'datetime-local', since('from')), input(words.to, 'datetime-local', since('to')));
  const status = make('p', { class: 'note', role: 'status' });
  const head = make('tr', {});
  const body = make('tbody', {});
  const table = make('table', { class: 'flows' }, make('caption', { class: 'unseen' }, words.heading), make('thead', {}, head), body);
  const columns = [[WHEN, words.when], [OUTCOME, words.outcome], [OPERATION, words.operation], [USER, words.user], [CAUSE, words.cause], [DURATION, words.duration]];
  for (const [part, title] of columns) {
    const button = make('button', { type: 'button' }, title);
    button.addEventListener('click', () => {
      state.down = state.sort === part ? !state.down : part === WHEN;
      state.sort = part; state.page = 0; draw();
    });
    head.append(make('th', { scope: 'col' }, button));
  }
  const turn = (label, by) => {
    const button = make('button', { type: 'button' }, label);
    button.addEventListener('click', () => { state.page += by; draw(); });
    return button;
  };
  const back = turn(words.previous, -1), on = turn(words.next, 1);
  const turner = make('div', { class: 'pages' }, back, on);

  const hay = rows.map((row) => (texts[row[USER]] + ' ' + texts[row[CAUSE]] + ' ' + row[ID]).toLowerCase());
  const matches = (row, at) =>
    (state.text === '' || hay[at].includes(state.text)) &&
    (state.from === null || (row[WHEN] !== null && row[WHEN] >= state.from)) &&
    (state.to === null || (row[WHEN] !== null && row[WHEN] <= state.to)) &&
    Object.entries(picks).every(([part, wanted]) => wanted === '' || row[part] === Number(wanted));
  const order = (a, b) => {
    const [x, y] = [a, b].map((row) => (state.sort === WHEN || state.sort === DURATION ? row[state.sort] : texts[row[state.sort]]));
    const way = x === y ? a[WHEN] - b[WHEN] : x === null ? -1 : y === null ? 1 : x < y ? -1 : 1;
    return state.down ? -way : way;
  };

  const cell = (name, label, ...children) =>
    make(name, name === 'th' ? { scope: 'row', 'data-label': label } : { 'data-label': label }, ...children);
  const small = (text) => (text === '' ? [] : [make('span', { class: 'small' }, text)]);
  const drawRow = (row) => {
    const say = (part) => texts[row[part]];
    const line = make('tr', { class: say(TONE) },
      cell('th', words.when, make('time', {}, moment(row[WHEN])), ...(local && row[WHEN] !== null ? small(here(row[WHEN])) : [])),
      cell('td', words.outcome, make('span', { class: 'outcome' }, say(OUTCOME)), ...small(say(NOTE))),
      cell('td', words.operation, say(OPERATION)),
      cell('td', words.user, make('span', { class: 'who' }, say(USER)), ...small(say(SERVER))),
      cell('td', words.cause, say(CAUSE), make('span', { class: 'small' }, make('code', { class: 'id' }, row[ID]))),
      cell('td', words.duration, seconds(row[DURATION])));
    body.append(line);
    if (row[DETAIL] === undefined) return;
    const detail = details[row[DETAIL]];
    const more = make('details', {}, make('summary', {}, words.events + ' (' + detail.lines.length + ')'),
      make('ul', {}, ...detail.lines.map((text) => make('li', {}, text))), ...detail.texts.map((text) => make('pre', {}, text)));
    body.append(make('tr', { class: 'events' }, make('td', { colspan: columns.length }, more)));
    line.classList.add('pair');
  };
  const draw = () => {
    const found = rows.filter(matches).sort(order);
    const pages = Math.max(1, Math.ceil(found.length / PAGE));
    state.page = Math.min(pages - 1, Math.max(0, state.page));
    const first = state.page * PAGE;
    body.replaceChildren();
    found.slice(first, first + PAGE).forEach(drawRow);
    const number = (n) => n.toLocaleString(document.documentElement.lang);
    status.textContent = words.shown.replace('{from}', number(found.length ? first + 1 : 0))
      .replace('{to}', number(Math.min(found.length, first + PAGE))).replace('{found}', number(found.length)).replace('{total}', number(rows.length));
    back.disabled = state.page === 0;
    on.disabled = state.page === pages - 1;
    turner.hidden = pages === 1;
    columns.forEach(([part], at) => head.children[at].setAttribute('aria-sort', part !== state.sort ? 'none' : state.down ? 'descending' : 'ascending'));
  };
  host.before(make('div', { class: 'live' }, form, status, make('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': words.heading }, table), turner));
  host.classList.add('replaced');
  draw();

  const picture = document.getElementById('picture');
  if (!picture) return;
  const start = Number(picture.dataset.from), length = Number(picture.dataset.length), WIDTH = 1000;
  const view = { at: 0, size: WIDTH };
  const lanes = picture.querySelectorAll('svg'), ticks = [...picture.querySelectorAll('.ticks span')];
  const bar = picture.querySelector('.zoom');
  const show = (at, size) => {
    view.size = Math.min(WIDTH, Math.max(WIDTH / 5000, size));
    view.at = Math.min(WIDTH - view.size, Math.max(0, at));
    for (const lane of lanes) {
      const box = lane.getAttribute('viewBox').split(' ');
      lane.setAttribute('viewBox', [view.at, 0, view.size, box[3]].join(' '));
    }
    const cut = view.size * length / WIDTH < 3600e3 ? 19 : 16;
    ticks.forEach((tick, at) => {
      const ms = start + ((view.at + view.size * at / (ticks.length - 1)) / WIDTH) * length;
      tick.textContent = new Date(ms).toISOString().slice(0, cut).replace('T', ' ');
    });
  };
  const zoom = (label, act) => {
    const button = make('button', { type: 'button' }, label);
    button.addEventListener('click', act);
    bar.append(button);
  };
  const by = (factor, middle = view.at + view.size / 2) => show(middle - view.size * factor / 2, view.size * factor);
  zoom(bar.dataset.in, () => by(0.5));
  zoom(bar.dataset.out, () => by(2));
  zoom('←', () => show(view.at - view.size / 4, view.size));
  zoom('→', () => show(view.at + view.size / 4, view.size));
  zoom(bar.dataset.whole, () => show(0, WIDTH));
  bar.hidden = false;
  for (const lane of lanes) lane.addEventListener('dblclick', (event) => {
    const box = lane.getBoundingClientRect();
    by(0.25, view.at + ((event.clientX - box.left) / box.width) * view.size);
  });
  for (const time of document.querySelectorAll('#incidents tbody tr, #episodes tbody tr')) {
    const moments = [...time.querySelectorAll('time')].map((one) => Date.parse(one.dateTime));
    if (moments.length === 0 || Number.isNaN(moments[0])) continue;
    const button = make('button', { type: 'button', class: 'show' }, words.picture);
    button.addEventListener('click', () => {
      const from = ((moments[0] - start) / length) * WIDTH;
      const to = (((moments[1] || moments[0]) - start) / length) * WIDTH;
      const size = Math.max(to - from, WIDTH / 500) * 3;
      show((from + to - size) / 2, size);
      picture.scrollIntoView({ block: 'center' });
    });
    time.cells[0].append(' ', button);
  }
})();
`;
