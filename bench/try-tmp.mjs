import { createReadStream, existsSync, readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { writeRows } from '/tmp/h-ingest/bench/import-rows.mjs'
import { readFile } from '/tmp/h-ingest/ingest/read-file.ts'
import { parseTerms } from '/tmp/h-ingest/ingest/terms-files.ts'
const read = n => readFileSync(`/tmp/h-ingest/data/${n}.csv`,'utf8')
const terms = parseTerms({causes:read('causes'),definitions:read('definitions'),states:read('states'),swornOfficers:read('sworn-officers')})
for (const shape of ['counts','deaths']) {
  const path = `/tmp/h-ingest-bench/${shape}.csv`
  if (!existsSync(path)) await writeRows(path, 1e6, shape)
  const choices = shape==='deaths'?{strip:{date:'EOW: ',cause:'Cause of Death: '}}:{}
  for (let i=0;i<3;i++) {
    let t=performance.now()
    const n = await new Promise((res,rej)=>{let n=0;Papa.parse(createReadStream(path),{chunk:r=>{n+=r.data.length},complete:()=>res(n),error:rej})})
    const a=performance.now()-t
    t=performance.now()
    const f = await readFile({name:'x',size:null,open:()=>createReadStream(path)},terms,choices,'2026-01-01')
    const b=performance.now()-t
    console.log(shape,n,'papa',a|0,'ours',b|0,(a/b).toFixed(2),f.report?.read,f.report?.accepted,f.report?.suspects,f.records?.length, f.report?.problemCounts)
  }
}
