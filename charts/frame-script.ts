/**
 * The only script of a frame, as text: it tells the page that holds the frame how tall it is, on load and
 * whenever the whole-pixel height has changed. The frame is complete without it. The words are those that
 * hosts already listen for: Datawrapper's, pym's where `childId` is in the address, AMP's on `#amp=1`. It
 * repeats no name that could be more than one, and lets a bar show where the host has not made room by then.
 */
export const FRAME_SCRIPT = [
  'let h,q=new URLSearchParams(location.search),k=n=>/^[\\w-]{1,64}$/.test(q.get(n))&&q.get(n),c=k("childId"),m=document.querySelector("main"),',
  's=()=>{let n=Math.ceil(m.getBoundingClientRect().height),t=d=>parent.postMessage(d,"*");',
  'if(n&&n!=h){h=n;',
  't({"datawrapper-height":{[k("id")||location.pathname.split("/").pop()]:n}});',
  'c&&t("pymxPYMx"+c+"xPYMxheightxPYMx"+n);',
  'location.hash=="#amp=1"&&t({sentinel:"amp",type:"embed-size",height:n})}};',
  'onload=()=>{s();new ResizeObserver(s).observe(m);setTimeout(()=>m.parentNode.style.scrollbarWidth="auto",999)}',
].join('')

/** Words that hosts add to a frame's address: the frame's own id, and what pym tells its child. */
export const HOST_WORDS = ['id', 'childId', 'initialWidth', 'parentTitle', 'parentUrl']
