import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/** What browsers are served, whatever this runs in is served itself. */
export const LIT = fileURLToPath(import.meta.resolve('lit-html').replace(/(?<=\/lit-html\/).*/, 'lit-html.js'))

/**
 * What of lit-html the reader's widget never asks for, cut out of its build: 1.3 KB of the 12 that a reader waits for.
 * What is cut is named here, and an edit that does not apply fails the build, so that an update of Lit is looked at.
 *
 * What is left draws as Lit does, from templates that `tools/compile-templates.ts` has prepared. It knows no directives.
 * Content is text, a template, an array of these, or nothing. Listeners are functions that need no `this`, and stay.
 */
const EDITS: readonly [what: string, from: string, to: string][] = [
  [
    "the name of its policy: a page with a Lit of its own has Lit's. It may not let one be made twice, and the comments' Lit and the parts' share it",
    's.createPolicy("lit-html"',
    's.baraza??=s.createPolicy("baraza"',
  ],
  [
    'what it looks for in the strings of a template',
    'h="$lit$",o=`lit$${Math.random().toFixed(9).slice(2)}$`,n="?"+o,r=`<${n}>`,',
    '',
  ],
  [
    'how, and templates by their strings: they are functions now, and parsed when they are first drawn',
    ',d=t=>u(t)||"function"==typeof t?.[Symbol.iterator],f="[ \\t\\n\\f\\r]",v=/<(?:(!--|\\/[^a-zA-Z])|(\\/?[a-zA-Z][^>\\s]*)|(\\/?$))/g,_=/-->/g,m=/>/g,p=RegExp(`>|${f}(?:([^\\\\s"\'>=/]+)(${f}*=${f}*(?:[^ \\t\\n\\f\\r"\'\\`<>=]|("|\')|))|$)`,"g"),g=/\'/g,$=/"/g,y=/^(?:script|style|textarea|title)$/i,x=t=>(i,...s)=>({_$litType$:t,strings:i,values:s}),b=x(1),w=x(2),T=x(3),E=Symbol.for("lit-noChange")',
    ',x=t=>{let i;return(...s)=>({_$litType$:i??=new S(t),values:s})}',
  ],
  [
    'finding expressions: compile-templates.ts does it',
    'C=new WeakMap,P=l.createTreeWalker(l,129);function V(t,i){if(!u(t)||!t.hasOwnProperty("raw"))throw Error("invalid template strings array");return void 0!==e?e.createHTML(i):i}const N=(t,i)=>{const s=t.length-1,e=[];let n,l=2===i?"<svg>":3===i?"<math>":"",c=v;for(let i=0;i<s;i++){const s=t[i];let a,u,d=-1,f=0;for(;f<s.length&&(c.lastIndex=f,u=c.exec(s),null!==u);)f=c.lastIndex,c===v?"!--"===u[1]?c=_:void 0!==u[1]?c=m:void 0!==u[2]?(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p):void 0!==u[3]&&(c=p):c===p?">"===u[0]?(c=n??v,d=-1):void 0===u[1]?d=-2:(d=c.lastIndex-u[2].length,a=u[1],c=void 0===u[3]?p:\'"\'===u[3]?$:g):c===$||c===g?c=p:c===_||c===m?c=v:(c=p,n=void 0);const x=c===p&&t[i+1].startsWith("/>")?" ":"";l+=c===v?s+r:d>=0?(e.push(a),s.slice(0,d)+h+s.slice(d)+o+x):s+o+(-2===d?i:x)}return[V(t,l+(t[s]||"<?>")+(2===i?"</svg>":3===i?"</math>":"")),e]};',
    'P=l.createTreeWalker(l,129);',
  ],
  [
    "a template's parts are read from what was found",
    'constructor({strings:t,_$litType$:i},e){let r;this.parts=[];let l=0,a=0;const u=t.length-1,d=this.parts,[f,v]=N(t,i);if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}for(;null!==(r=P.nextNode())&&d.length<u;){if(1===r.nodeType){if(r.hasAttributes())for(const t of r.getAttributeNames())if(t.endsWith(h)){const i=v[a++],s=r.getAttribute(t).split(o),e=/([.?@])?(.*)/.exec(i);d.push({type:1,index:l,name:e[2],strings:s,ctor:"."===e[1]?I:"?"===e[1]?L:"@"===e[1]?z:H}),r.removeAttribute(t)}else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t));if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}}else if(8===r.nodeType)if(r.data===n)d.push({type:2,index:l});else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}l++}}',
    'constructor(t){this.parts=[];let r,l=0;const s=this.el=document.createElement("template"),d=this.parts;for(s.innerHTML=e?.createHTML(t)??t,P.currentNode=s.content;null!==(r=P.nextNode());l++)if(8===r.nodeType)d.push({index:l});else for(const t of r.getAttributeNames()){const i=r.getAttribute(t).split("$"),s=/([.@])?(.*)/.exec(t);i.length>1&&(d.push({index:l,name:s[2],strings:i,ctor:"."===s[1]?I:"@"===s[1]?z:H}),r.removeAttribute(t))}}',
  ],
  [
    'no one else makes the element',
    'static createElement(t,i){const s=l.createElement("template");return s.innerHTML=t,s}',
    '',
  ],
  [
    'directives',
    'function M(t,i,s=t,e){if(i===E)return i;let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i}',
    '',
  ],
  [
    "what a template's instance tells directives",
    'constructor(t,i){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=i}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}',
    'constructor(t){this._$AV=[],this._$AD=t}',
  ],
  ['other documents', 'u(t){', 'u(){'],
  ['their nodes', '(t?.creationScope??l)', 'l'],
  [
    'parts that are neither content nor an attribute',
    'let i;2===r.type?i=new k(h,h.nextSibling,this,t):1===r.type?i=new r.ctor(h,r.name,r.strings,this,t):6===r.type&&(i=new Z(h,this,t)),this._$AV.push(i)',
    'this._$AV.push(r.ctor?new r.ctor(h,r.name,r.strings):new k(h,h.nextSibling))',
  ],
  [
    'values of parts that are not there',
    'void 0!==s&&(void 0!==s.strings?(s._$AI(t,s,i),i+=s.strings.length-2):s._$AI(t[i])),i++',
    'void 0!==s.strings?(s._$AI(t,i),i+=s.strings.length-2):s._$AI(t[i]),i++',
  ],
  [
    'what content tells directives',
    'get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,i,s,e){this.type=2,this._$AH=A,this._$AN=void 0,this._$AA=t,this._$AB=i,this._$AM=s,this.options=e,this._$Cv=e?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode;const i=this._$AM;return void 0!==i&&11===t?.nodeType&&(t=i.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,i=this){t=M(this,t,i),a(t)',
    'constructor(t,i){this._$AH=A,this._$AA=t,this._$AB=i}_$AI(t){a(t)',
  ],
  [
    'no change, nodes, and whatever else is a list or becomes one',
    't!==this._$AH&&t!==E&&this._(t):void 0!==t._$litType$?this.$(t):void 0!==t.nodeType?this.T(t):d(t)?this.k(t):this._(t)',
    't!==this._$AH&&this._(t):void 0!==t._$litType$?this.$(t):this.k(t)',
  ],
  [
    'nodes that are drawn again',
    'T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}',
    'T(t){this._$AR(),this.O(t)}',
  ],
  [
    'finding the template',
    ',e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===e)this._$AH.p(i);else{const t=new R(e,this),s=t.u(this.options);t.p(i),this.T(s),this._$AH=t}}',
    ';if(this._$AH?._$AD===s)this._$AH.p(i);else{const t=new R(s),e=t.u();t.p(i),this.T(e),this._$AH=t}}',
  ],
  ['and keeping it', '_$AC(t){let i=C.get(t.strings);return void 0===i&&C.set(t.strings,i=new S(t)),i}', ''],
  ['whom parts belong to', 'new k(this.O(c()),this.O(c()),this,this.options)', 'new k(this.O(c()),this.O(c()))'],
  ['being told of removal', 'for(this._$AP?.(!1,!0,s);', 'for(;'],
  ['and of disconnection', 'setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
  [
    'what an attribute tells directives',
    'get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,i,s,e,h){this.type=1,this._$AH=A,this._$AN=void 0,this.element=t,this.name=i,this._$AM=e,this.options=h,',
    'constructor(t,i,s){this.element=t,this.name=i,',
  ],
  [
    'directives in an attribute',
    '_$AI(t,i=this,s,e){const h=this.strings;let o=!1;if(void 0===h)t=M(this,t,i,0),o=!a(t)||t!==this._$AH&&t!==E,',
    '_$AI(t,s){const h=this.strings;let o=!1;if(void 0===h)o=!a(t)||t!==this._$AH,',
  ],
  ['in one of several', 'r=M(this,e[s+n],i,n),r===E&&(r=this._$AH[n]),', 'r=e[s+n],'],
  ['drawing on the server', 'o&&!e&&this.j(t)', 'o&&this.j(t)'],
  [
    'kinds, and properties that are set to nothing',
    'constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===A?void 0:t}',
    'j(t){this.element[this.name]=t}',
  ],
  [
    'boolean attributes: they are empty or nothing',
    'class L extends H{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==A)}}',
    '',
  ],
  [
    'listeners with options, as objects, and taken away again',
    'class z extends H{constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}_$AI(t,i=this){if((t=M(this,t,i,0)??A)===E)return;const s=this._$AH,e=t===A&&s!==A||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,h=t!==A&&(s===A||e);e&&this.element.removeEventListener(this.name,this,s),h&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){"function"==typeof this._$AH?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}}',
    'class z extends H{_$AI(t){this._$AH===A&&this.element.addEventListener(this.name,this),this._$AH=t}handleEvent(t){this._$AH(t)}}',
  ],
  [
    'parts of elements; hooks for polyfills and other packages; drawing elsewhere than at the end',
    'class Z{constructor(t,i,s){this.element=t,this.type=6,this._$AN=void 0,this._$AM=i,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(t){M(this,t)}}const j={M:h,P:o,A:n,C:1,L:N,R,D:d,V:M,I:k,H,N:L,U:z,B:I,F:Z},B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");const D=(t,i,s)=>{const e=s?.renderBefore??i;let h=e._$litPart$;if(void 0===h){const t=s?.renderBefore??null;e._$litPart$=h=new k(i.insertBefore(c(),t),t,void 0,s??{})}return h._$AI(t),h};export{j as _$LH,b as html,T as mathml,E as noChange,A as nothing,D as render,w as svg}',
    'const D=(t,i)=>{(i._$AP??=new k(i.insertBefore(c(),null),null))._$AI(t)};export{x as template,A as nothing,D as render}',
  ],
  [
    'values that are functions, of listeners only',
    'a=t=>null===t||"object"!=typeof t&&"function"!=typeof t',
    'a=t=>!t||"object"!=typeof t',
  ],
  ['being the same for another Lit', 'Symbol.for("lit-nothing")', 'Symbol()'],
  ['attributes that begin with nothing and stay so', 'fill(new String)', 'fill(A)'],
  ['a type for who checks types', 'i=t=>t,', ''],
  ['and where it was', 'const s=i(t).nextSibling;i(t).remove(),', 'const s=t.nextSibling;t.remove(),'],
]

export function trimLit(code: string): string {
  return EDITS.reduce((trimmed, [what, from, to]) => {
    if (trimmed.split(from).length !== 2)
      throw new Error(`lit-html has changed (${what}): see whether tools/trim-lit.ts still cuts what it says`)
    return trimmed.replace(from, () => to)
  }, code)
}

export const trimLitPlugin = (): Plugin => ({
  name: 'baraza:trim-lit',
  // Before Vite finds the file.
  enforce: 'pre',
  resolveId(source) {
    if (/^lit(-html)?\/(directive|async)/.test(source))
      throw new Error(`${source} needs what tools/trim-lit.ts cuts: take those edits out first`)
  },
  transform(code, id) {
    return /lit-html[\\/]lit-html\.js/.test(id) ? { code: trimLit(code), map: null } : null
  },
})
