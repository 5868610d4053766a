/** Around the card, in the page. Scrolled to, it keeps away from the edges, where CRMs have bars. */
export const HOST_STYLE = `
:host{all:initial;display:block;margin:12px 0;color-scheme:light dark;scroll-margin:90px 0}
:host([data-floating]){position:fixed;right:16px;bottom:16px;z-index:2147483647;width:344px;
max-width:calc(100vw - 32px);max-height:calc(100vh - 32px);overflow:auto;margin:0}
:host([data-left]){right:auto;left:16px}
:host([data-small]){width:auto}
iframe{display:block;border:0;width:100%;color-scheme:light dark}
`;

/**
 * The card itself, in its own frame, whose width is the card's; its height is 100vh there. Where it is
 * wide, the buttons stand in the first row. The colours are the panel's. A button that is scrolled to
 * brings the card along, clear of a CRM's bars.
 */
export const CARD_STYLE = `
:root{color-scheme:light dark;--own:light-dark(#0b6a70,#5fc6c3);--soft:light-dark(#e1f1f0,#17383a);
--line:light-dark(#e3e8e8,#2c3336);--edge:light-dark(#838f8f,#74817f);--quiet:light-dark(#556260,#a2adac)}
body{margin:0;font:13px/18px system-ui,sans-serif;color:light-dark(#16211f,#e9eded)}
section{display:flex;flex-wrap:wrap;gap:6px 12px;align-items:center;background:light-dark(#fff,#15191b);
border:1px solid var(--line);border-inline-start:3px solid var(--own);border-radius:10px;padding:9px 11px;
overflow-wrap:anywhere;outline:0}
.doings{display:contents}
.who{display:flex;flex-wrap:wrap;flex:1;gap:2px 8px;align-items:center;min-width:0;font-size:12px}
h2{font:600 14px/20px system-ui,sans-serif;margin:0}
.who>*,.gist>*{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.pass,.icons,.actions,fieldset{display:flex;gap:6px;align-items:center;flex-wrap:wrap}
.pass{gap:3px}
b{width:28px;border-radius:50%;text-align:center;font:600 11px/28px system-ui,sans-serif;
background:light-dark(#e9effb,#1d2c48);color:light-dark(#2a56ac,#94b8fb)}
i~b{background:var(--soft);color:var(--own)}
i{width:32px;background:linear-gradient(var(--own),var(--own)) 0/100% 2px no-repeat center}
i:after{content:"";display:block;width:20px;height:8px;margin-inline-start:9px;border-radius:4px;background:var(--own)}
.chip{flex:none;padding:1px 7px;border-radius:10px;background:light-dark(#edf0f0,#23292c)}
.icons{gap:0}
.said,.more,.problem,form,.reply{order:1;flex:1 0 100%;min-width:0}
:empty:not(i,input,textarea,.open),.off,section:not(.floats) .float,.small>:not(.pill),section:not(.small)>.pill{display:none}
.gist{display:flex;gap:18px}
section:has([aria-expanded=true]) .gist{display:none}
.why-now{order:-1}
em,.quiet,dt{font-style:normal;color:var(--quiet)}
.more{order:3;border-top:1px solid var(--line);padding-top:8px}
dl{margin:0;columns:15rem}
dl>div{break-inside:avoid;margin-bottom:8px}
dt{font-size:11px;line-height:14px}
dd,p,fieldset{margin:0;white-space:pre-wrap;unicode-bidi:plaintext}
form,label{display:grid;gap:6px}
form,.actions:has(form){order:2;flex:1 0 100%}
fieldset{padding:0;border:0}
.pick{border:1px solid var(--edge);border-radius:12px;padding:2px 9px;font-size:12px;cursor:pointer}
.pick input{position:absolute;opacity:0}
.pick:has(:checked){background:var(--soft);border-color:var(--own);color:var(--own);font-weight:600}
button,textarea{font:inherit;color:inherit;background:light-dark(#fff,#1f2528);
border:1px solid var(--edge);border-radius:6px;padding:4px 10px;max-width:100%;field-sizing:content}
textarea{width:100%;box-sizing:border-box}
button{cursor:pointer;scroll-margin:min(100vh + 90px,440px) 0 120px}
.primary{background:var(--own);border-color:transparent;color:light-dark(#fff,#05211f);font-weight:600}
.quietly,.icon{background:none;border-color:transparent;color:var(--own)}
.icon{padding:4px 0;width:28px;color:var(--quiet)}
[aria-expanded]:before{content:"";display:inline-block;width:6px;height:6px;border:solid;
border-width:0 1.5px 1.5px 0;rotate:45deg;translate:0 -2px}
[aria-expanded=true]:before{rotate:225deg;translate:0 2px}
.pill{padding:10px 14px;border-radius:20px;white-space:pre}
.small{width:max-content;padding:0;border:0;border-radius:20px}
:focus-visible,.pick:has(:focus-visible){outline:2px solid var(--own);outline-offset:1px}
.who>.problem{white-space:normal}
.soon{color:light-dark(#875000,#edb968)}
.problem,.late{color:light-dark(#b0271f,#ff9f96);font-weight:600}
@media(max-width:700px){
i,i~b,.double-check,em{display:none}
h2{flex:1 0 100%}
.chip{padding:0;background:none;font-weight:600}
.actions{order:2;flex:1 0 100%}
.primary{flex:1}
.gist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
.gist>*{white-space:normal}
.why-now{color:var(--quiet)}
}
`;
