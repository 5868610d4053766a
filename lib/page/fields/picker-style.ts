/** As the card's: px alone, and the browser's own light and dark. */
export const PICKER_STYLE = `
:host{all:initial;color-scheme:light dark}
section{position:fixed;left:50%;bottom:16px;transform:translateX(-50%);z-index:2147483647;
width:480px;max-width:calc(100vw - 32px);box-sizing:border-box;padding:12px;border-radius:8px;
font:400 13px/18px system-ui,sans-serif;color:light-dark(#1d2433,#e6e9f0);
background:light-dark(#fff,#1d222c);border:1px solid light-dark(#868e9b,#77808e);
box-shadow:0 4px 16px rgb(20 24 32 / 30%);text-align:left;overflow-wrap:anywhere}
section[data-at=top]{bottom:auto;top:16px}
section:focus{outline:none}
p{margin:0 0 4px}
.asked{font:600 14px/20px system-ui,sans-serif}
.preview{unicode-bidi:plaintext;white-space:pre-wrap;max-height:54px;overflow:hidden;min-height:18px}
.keys{color:light-dark(#5a6371,#a5adba);font-size:12px}
.problem{color:light-dark(#a4161a,#ff9c9c);font-weight:600}
.problem:empty{display:none}
.actions{display:flex;gap:8px;margin-top:8px}
button{font:400 13px/18px system-ui,sans-serif;color:inherit;cursor:pointer;
background:light-dark(#fff,#12161d);border:1px solid light-dark(#868e9b,#77808e);border-radius:6px;
padding:4px 12px;min-height:28px}
button:focus-visible{outline:2px solid light-dark(#0b6a70,#63c5c4);outline-offset:2px}
.frame{position:fixed;z-index:2147483646;pointer-events:none;box-sizing:border-box;
border:2px solid light-dark(#0b6a70,#63c5c4);border-radius:4px;
box-shadow:0 0 0 2px light-dark(#fff,#12161d)}
.frame[hidden]{display:none}
`;
