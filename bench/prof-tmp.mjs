import { createReadStream, readFileSync } from 'node:fs'
import { readFile } from '../ingest/read-file.ts'
import { parseTerms } from '../ingest/terms-files.ts'
const read = n => readFileSync(`/tmp/h-ingest/data/${n}.csv`,'utf8')
const terms = parseTerms({causes:read('causes'),definitions:read('definitions'),states:read('states'),swornOfficers:read('sworn-officers')})
const shape=process.argv[2]
const path = `/tmp/h-ingest-bench/${shape}.csv`
const choices = shape==='deaths'?{strip:{date:'EOW: ',cause:'Cause of Death: '}}:{}
for (let i=0;i<+process.argv[3];i++){
let t=performance.now(); let c=process.cpuUsage()
const f = await readFile({name:'x',size:null,open:()=>createReadStream(path)},terms,choices,'2026-01-01')
c=process.cpuUsage(c)
console.log(performance.now()-t|0, 'cpu',c.user/1000|0, c.system/1000|0, process.resourceUsage().maxRSS/1024|0,'MB')}
