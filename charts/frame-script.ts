/**
 * The only script of a frame, as text: it tells the page that holds the frame how tall it is, on load and
 * whenever the whole-pixel height has changed. The frame is complete without it. The words are those that
 * hosts already listen for: Datawrapper's, pym's where `childId` is in the address, AMP's on `#amp=1`.
 */
export const FRAME_SCRIPT = [
  'let h,q=new URLSearchParams(location.search),c=q.get("childId"),m=document.querySelector("main"),',
  's=()=>{let n=Math.ceil(m.getBoundingClientRect().height),t=d=>parent.postMessage(d,"*");',
  'if(n&&n!=h){h=n;',
  't({"datawrapper-height":{[q.get("id")||location.pathname.split("/").pop()]:n}});',
  'c&&t("pymxPYMx"+c+"xPYMxheightxPYMx"+n);',
  'location.hash=="#amp=1"&&t({sentinel:"amp",type:"embed-size",height:n})}};',
  'onload=()=>{s();new ResizeObserver(s).observe(m)}',
].join('')

/** Words that hosts add to a frame's address: the frame's own id, and what pym tells its child. */
export const HOST_WORDS = ['id', 'childId', 'initialWidth', 'parentTitle', 'parentUrl']
