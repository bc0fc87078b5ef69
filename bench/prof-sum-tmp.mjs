import {readFileSync} from 'node:fs'
const p=JSON.parse(readFileSync(process.argv[2])); const self={}; const by=new Map(p.nodes.map(n=>[n.id,n]))
p.samples.forEach((s,i)=>{const n=by.get(s).callFrame; const k=n.functionName+' '+n.url.split('/').pop()+':'+n.lineNumber; self[k]=(self[k]||0)+p.timeDeltas[i]})
console.log(Object.entries(self).sort((a,b)=>b[1]-a[1]).slice(0,18).map(([k,v])=>(v/1000|0)+' ms '+k).join('\n'))
