/**
 * Only px: a page may change what 1rem is. The colours are the browser's own light and dark. Buttons
 * that are scrolled to keep away from the edge, where CRMs have bars that would cover them.
 */
export const CARD_STYLE = `
:host{all:initial;display:block;margin:12px 0;color-scheme:light dark}
:host([data-floating]){position:fixed;right:16px;bottom:16px;z-index:2147483647;width:360px;
max-width:calc(100vw - 32px);max-height:calc(100vh - 32px);overflow:auto;margin:0}
:host([data-floating=left]){right:auto;left:16px}
section{font:400 13px/18px system-ui,sans-serif;color:light-dark(#1d2433,#e6e9f0);
background:light-dark(#fff,#1d222c);border:1px solid light-dark(#c9d1de,#3a4252);
border-left:4px solid light-dark(#0b6a70,#63c5c4);border-radius:8px;padding:12px;text-align:left;
overflow-wrap:anywhere}
header{display:flex;gap:8px;align-items:baseline;flex-wrap:wrap}
h2{font:600 14px/20px system-ui,sans-serif;margin:0;flex:1 1 auto}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 12px;margin:8px 0}
dt{font-weight:600;color:light-dark(#4a5468,#aab3c5)}
dd{margin:0;white-space:pre-wrap;unicode-bidi:isolate}
p{margin:4px 0;white-space:pre-wrap;unicode-bidi:isolate}
.actions{display:flex;gap:8px;flex-wrap:wrap;margin-top:8px}
form{display:grid;gap:8px;width:100%}
label{display:grid;gap:4px;font-weight:600}
button,select,textarea{font:400 13px/18px system-ui,sans-serif;color:inherit;
background:light-dark(#fff,#12161d);border:1px solid light-dark(#8490a5,#6b7690);border-radius:6px;
padding:5px 12px;min-height:30px;box-sizing:border-box;max-width:100%}
button{cursor:pointer;scroll-margin:120px 0}
button.primary{background:light-dark(#0b6a70,#63c5c4);border-color:transparent;
color:light-dark(#fff,#08201f);font-weight:600}
button.icon{border-color:transparent;background:none;padding:0 6px;min-height:24px}
button[disabled]{opacity:.6;cursor:default}
:host(:not([data-floating])) .move{display:none}
:focus-visible{outline:2px solid light-dark(#0b6a70,#63c5c4);outline-offset:2px}
.soon{color:light-dark(#8a5200,#e9b567);font-weight:600}
section:focus{outline:none}
.problem{color:light-dark(#a4161a,#ff9c9c);font-weight:600}
`;
