/** The tables of a small dataset, to begin with: they are accepted as they stand. The country doesn't exist. */
export const DATASET_EXAMPLE = {
  causes: `label,cause,group,felonious,aside
Shot,Shot,assault,yes,
Stabbed,Stabbed,assault,yes,
Road accident,Road accident,road,no,
Struck by vehicle,Struck by vehicle,road,no,
Heart attack,Heart attack,other,no,
Drowned,Drowned,other,no,
`,
  definitions: `id,family,variant,name,noun,include,exclude,rule
all,all,yes,all causes,deaths from all causes,*,,Every death on duty that the source lists.
assault,all,no,assault,assault deaths,group:assault,,Shot or stabbed.
road,all,no,road,road deaths,group:road,,"Road accidents, and officers struck by vehicles."
other,all,no,other causes,deaths from other causes,group:other,,Every other cause; also any label that the table doesn’t know.
felonious,all,no,felonious,felonious deaths,felonious,,Deaths that somebody meant to cause.
`,
  states: `code,name,kind,where
NO,North,region,in the North
SO,South,region,in the South
IS,the Islands,region,in the Islands
`,
}
