/** The lines that fetch an address from a shell, Python, R or Excel; each stands alone and can be pasted as it is. */

export interface Line {
  /** Where it is pasted: "curl", "Python". */
  tool: string
  text: string
}

/** The lines for an address, by what it answers; where nothing but a file comes back, the shell's alone. */
export function linesFor(address: string, type: string): Line[] {
  if (type === 'application/json') {
    return [
      { tool: 'curl', text: `curl '${address}'` },
      { tool: 'Python', text: `import json, urllib.request\nanswer = json.load(urllib.request.urlopen("${address}"))` },
      { tool: 'R', text: `answer <- jsonlite::fromJSON("${address}")` },
      { tool: 'Excel', text: `=Json.Document(Web.Contents("${address}"))` },
    ]
  }
  if (type === 'text/csv') {
    return [
      { tool: 'curl', text: `curl -O -J '${address}'` },
      { tool: 'Python', text: `import csv, io, urllib.request\nrows = list(csv.DictReader(io.TextIOWrapper(urllib.request.urlopen("${address}"), "utf-8")))` },
      { tool: 'pandas', text: `import pandas\ntable = pandas.read_csv("${address}")` },
      { tool: 'R', text: `table <- read.csv("${address}")` },
      { tool: 'Excel', text: `=Table.PromoteHeaders(Csv.Document(Web.Contents("${address}"), [Delimiter=",", Encoding=65001]))` },
    ]
  }
  return [{ tool: 'curl', text: `curl -O -J '${address}'` }]
}
