import { createReadStream } from 'node:fs'
import Papa from 'papaparse'
const path = `/tmp/h-ingest-bench/${process.argv[2]}.csv`
for (let i=0;i<3;i++){ let c=process.cpuUsage(), t=performance.now()
await new Promise((res,rej)=>{let n=0;Papa.parse(createReadStream(path),{chunk:r=>{n+=r.data.length},complete:()=>res(n),error:rej})})
c=process.cpuUsage(c); console.log('papa',performance.now()-t|0,'cpu',c.user/1000|0,c.system/1000|0)}
