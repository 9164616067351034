/** Layout and typography, from the top of the page down. `style.ts` defines the colours. */
export const LAYOUT = `
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--ink); overflow-wrap: anywhere;
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  font-variant-numeric: tabular-nums;
}
.page { max-width: 68rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
main:focus, .body:focus { outline: none; }
small { font-weight: 400; font-size: .82em; color: var(--muted); }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 3rem 0 .9rem; }
h3 { font-size: 1rem; margin: 0 0 .4rem; }
h4 { font-size: .95rem; margin: 0 0 .4rem; }
p { margin: 0 0 .75rem; }
pre, code, .id, .url { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
pre { margin: 0; font-size: .8125rem; line-height: 1.55; white-space: pre-wrap; unicode-bidi: isolate; direction: ltr; }
code, .id { font-size: .875em; }
dl { margin: 0; }
dd { margin: 0; unicode-bidi: isolate; }
ul { margin: 0; padding: 0; list-style: none; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 1; }
.short { display: none; }
.mark { display: inline-block; width: 1.1em; text-align: center; font-weight: 700; color: var(--tone, var(--muted)); }

.verdict { background: var(--ground); border: 1px solid var(--edge); border-radius: 12px 12px 0 0; padding: 1.25rem 1.5rem 1.1rem; }
.product { margin: 0 0 .9rem; font-weight: 600; font-size: .9rem; }
.product span { font-weight: 400; color: var(--muted); }
h1 { display: flex; align-items: center; gap: .8rem; margin: 0 0 .7rem; font-size: clamp(1.6rem, 5vw, 2.4rem); line-height: 1.15; letter-spacing: -.015em; color: var(--tone); }
h1 small { display: inline-block; font-size: .5em; letter-spacing: 0; color: var(--ink); }
.seal { flex: none; display: grid; place-items: center; width: 1.5em; height: 1.5em; border-radius: 50%; background: var(--tone); color: var(--seal-ink); font-size: .85em; }
.target { margin: 0 0 .35rem; font-size: 1.05rem; font-weight: 600; }
.cause { margin: 0 0 .35rem; max-width: 56rem; font-weight: 600; unicode-bidi: isolate; }
.reason { margin: 0 0 .35rem; max-width: 56rem; unicode-bidi: isolate; }
.when { margin: 0; font-size: .875rem; color: var(--muted); }

.basis { background: var(--card); border: 1px solid var(--line); border-top: 0; border-radius: 0 0 12px 12px; padding: 1rem 1.5rem; }
.basis dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(11.5rem, 1fr)); gap: 1rem 1.75rem; }
.basis dt { font-size: .8125rem; color: var(--muted); }
.basis dd { font-size: 1.35rem; font-weight: 600; line-height: 1.35; }
.basis dd small { font-size: .8125rem; }
.basis dd.note { font-size: .8125rem; font-weight: 400; color: var(--muted); }
.bar { display: block; width: 100%; height: 6px; margin-top: .45rem; border-radius: 3px; }
.bar .rest { fill: var(--line); } .bar .done { fill: var(--pass); }
.totals { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: 1rem; }
.chip { font-size: .875rem; padding: .1rem .65rem .1rem .45rem; border: 1px solid var(--edge); border-radius: 99px; background: var(--ground); color: var(--tone); }

nav { display: flex; flex-wrap: wrap; gap: .35rem 1.35rem; margin: 1.1rem 0 -.75rem; padding: 0 .25rem; font-size: .9375rem; }
nav .allure { margin-left: auto; }

.card { background: var(--card); border: 1px solid var(--line); border-left: 5px solid var(--tone); border-radius: 8px; padding: .9rem 1.1rem .6rem; margin: 0 0 .9rem; }
.card h3 .id { font-weight: 700; font-size: 1em; margin-right: .35rem; }
.card h3 span:last-child { font-weight: 400; }
.message { margin: 0 0 .5rem; unicode-bidi: isolate; }
.onward { margin: .5rem 0 .25rem; font-size: .9rem; }
.comparison { display: flex; flex-wrap: wrap; gap: .3rem 2rem; margin: 0 0 .6rem; font-size: .9375rem; }
.comparison div { display: flex; gap: .6rem; min-width: 0; }
.comparison dt { color: var(--muted); flex: none; }
.comparison dd { font-weight: 600; min-width: 0; }
.copyable { position: relative; background: var(--code); border-radius: 6px; padding: .6rem .8rem; }
.copyable:has(button:not([hidden])) { padding-right: 4.75rem; }
.copyable button { position: absolute; top: .35rem; right: .35rem; min-height: 1.9rem; padding: 0 .65rem; font: inherit; font-size: .8125rem; color: var(--ink); background: var(--card); border: 1px solid var(--quiet-line); border-radius: 5px; cursor: pointer; }
.copyable button:hover { border-color: var(--ink); }
.more { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .4rem 1.1rem; margin-bottom: .9rem; }
.more li { padding: .35rem 0; border-bottom: 1px solid var(--line); font-size: .9375rem; }
.more li:last-child { border: 0; }
.more span:last-child { color: var(--muted); margin-left: .35rem; }
.again { margin: 1.2rem 0 .5rem; font-size: .9375rem; }

table.matrix { width: 100%; table-layout: fixed; border-collapse: separate; border-spacing: 3px; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .5rem; }
.matrix caption { caption-side: top; text-align: left; padding: 0 0 .6rem; font-size: .9375rem; color: var(--muted); }
.matrix thead th { font-size: .875rem; padding: .3rem 0; }
.matrix .via th { font-weight: 400; font-size: .75rem; color: var(--muted); padding: 0 0 .3rem; }
.matrix thead tr:first-child th:first-child { width: 23%; text-align: left; padding-left: .5rem; vertical-align: bottom; font-weight: 400; color: var(--muted); }
.matrix tbody th { text-align: left; padding: 0 .5rem; font-size: .9375rem; }
.matrix .phrase { font-weight: 400; color: var(--muted); font-size: .875em; }
.matrix td { padding: 0; height: 2.6rem; text-align: center; }
.matrix td.none { color: var(--muted); }
.cell { display: flex; flex-wrap: wrap; align-content: center; align-items: baseline; justify-content: center; gap: 0 .35rem; height: 100%; min-height: 2.6rem; padding: .15rem; line-height: 1.2; font-size: .8125rem; text-decoration: none; color: var(--tone); background: var(--ground); border: 1px solid var(--edge); border-radius: 5px; }
.cell .outcome { font-weight: 600; }
.cell.not-exercised .outcome, .cell.not-applicable .outcome { font-weight: 400; }
.cell .evidence { font-size: .75rem; font-weight: 400; }
.cell:hover { border-color: currentColor; }
.cell.fail { background: var(--fail-solid); border-color: var(--fail-solid); color: #fff; }
.cell.fail .mark { color: #fff; }
.cell.not-exercised, .cell.inconclusive { border-style: dashed; background: transparent; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; margin-top: .6rem; font-size: .8125rem; color: var(--muted); }

.area { margin: 1.6rem 0 .5rem; } .area::first-letter { text-transform: uppercase; }
.clause { background: var(--card); border: 1px solid var(--line); border-top-width: 0; }
h3 + .clause { border-top-width: 1px; border-radius: 8px 8px 0 0; }
.clause:not(:has(+ .clause)) { border-radius: 0 0 8px 8px; }
h3 + .clause:not(:has(+ .clause)) { border-radius: 8px; }
.clause.fail { box-shadow: inset 4px 0 0 var(--tone); }
summary { cursor: pointer; }
.clause > summary { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .6rem; padding: .5rem .9rem; list-style: none; }
.clause > summary::-webkit-details-marker { display: none; }
.clause > summary:hover .title { text-decoration: underline; text-underline-offset: .15em; }
.clause .title { flex: 1 1 14rem; min-width: 0; }
.clause > summary .id { font-weight: 600; }
.clause .how { font-size: .8125rem; color: var(--muted); }
.clause > summary .outcome { font-size: .8125rem; color: var(--tone); min-width: 5.6rem; text-align: right; }
.clause > summary > .mark { align-self: center; }
.body { padding: .35rem 1.1rem 1.1rem 2.6rem; scroll-margin-top: 4rem; }
.statement { font-size: 1.0625rem; max-width: 48rem; }
figure { margin: 0 0 .75rem; padding-left: .9rem; border-left: 3px solid var(--line); max-width: 48rem; }
blockquote { margin: 0; font-style: italic; }
figcaption { font-size: .8125rem; }
.facts { display: grid; gap: .3rem; font-size: .9375rem; margin-bottom: .9rem; }
.facts div { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: 0 1rem; }
.facts dt { color: var(--muted); }
.facts dd { white-space: pre-line; }
.finding { border-top: 1px solid var(--line); padding: .9rem 0 .2rem; }
.replay { font-size: .8125rem; color: var(--muted); }
.exchange, .cases { margin: .6rem 0; font-size: .9375rem; }
.exchange pre { margin-top: .4rem; padding: .7rem .8rem; background: var(--code); border-radius: 6px; }
.cases li { padding: .1rem 0 .1rem .4rem; }
.cases .why { color: var(--muted); }

.open { padding: .8rem 1.1rem; background: var(--card); border: 1px solid var(--line); border-left: 5px solid var(--edge); border-radius: 8px; margin-bottom: .7rem; }
.open p { margin: 0 0 .3rem; }
.open .advice code { background: var(--code); padding: .1rem .35rem; border-radius: 4px; margin-right: .35rem; }
.open .why { font-size: .9375rem; color: var(--muted); unicode-bidi: isolate; }
.open .ids { font-size: .9rem; word-spacing: .4rem; }
#run .facts, #proof p { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .9rem 1.1rem; }

@media (max-width: 44rem) {
  .page { padding: .75rem .75rem 3rem; }
  .verdict, .basis { padding-left: 1rem; padding-right: 1rem; }
  nav .allure { margin-left: 0; }
  .long, .cell .outcome { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .matrix .phrase { display: none; }
  .basis dl { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: .9rem 1rem; }
  .basis dd small { display: block; } h1 small { display: block; margin-top: .1rem; }
  .short { display: inline; }
  table.matrix { border-spacing: 2px; padding: .25rem; }
  .matrix thead th { font-size: .6875rem; } .matrix .via th, .cell .evidence { font-size: .625rem; }
  .matrix thead tr:first-child th:first-child { width: 15%; padding-left: .15rem; }
  .matrix tbody th { padding: 0 .15rem; font-size: .8125rem; }
  .cell { flex-direction: column; align-items: center; justify-content: center; gap: 0; }
  .clause > summary { padding: .5rem .7rem; } .clause > summary .id { flex: 1; } .clause > summary .title { order: 1; flex-basis: 100%; }
  .clause > summary .outcome { min-width: 0; }
  .body { padding: .25rem .8rem .9rem; }
  .facts div { grid-template-columns: minmax(0, 1fr); } .facts dt { font-size: .8125rem; }
  .copyable:has(button:not([hidden])) { padding: 2.5rem .8rem .6rem; }
}
`;
