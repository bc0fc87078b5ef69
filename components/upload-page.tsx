import type { Publisher } from './publish-panel'
import type { Sample } from './upload-source'
import { DEFAULT_DATASET, type Dataset, datasetQuery } from '@/stats/dataset'
import type { ChosenCauses } from './upload-remembered'
import { UploadTool } from './upload-tool'

interface Props {
  dataset: Dataset
  samples: Sample[]
  publisher: Publisher
  publishedCauses: ChosenCauses
  /** The other datasets, which a file may belong to instead. */
  others: Dataset[]
  /** What is wrong with the address. */
  notice: React.ReactNode
}

/** Trying a file: what happens to it, in plain words, then the tool. */
export function UploadPage({ dataset, samples, publisher, publishedCauses, others, notice }: Props) {
  const isShipped = dataset.id === DEFAULT_DATASET
  return (
    <main id="dashboard" className="upload-page">
      {notice}
      <h1 className="plain">Try a file</h1>
      <div className="measure">
        <p>
          Choose a table of deaths, and see what it holds before anything is changed: which rows can be read and which can’t, and what it would change in{' '}
          <a href={`/datasets/${dataset.id}`}>{isShipped ? dataset.title.toLowerCase() : dataset.title}</a>.
        </p>
        <p>
          <strong>The file stays with you.</strong> This page reads it in your browser. Nothing of it is sent unless you publish it at the end, for which alone
          one signs in, and when you leave the page it is gone. Only the causes that you choose for unknown labels are remembered, in this browser, until you forget them.
        </p>
        {others.length > 0 && (
          <p>
            Does it belong to another dataset?{' '}
            {others.map(({ id, title }, i) => (
              <span key={id}>
                {i > 0 && ' · '}
                <a href={`/upload${datasetQuery(id)}`}>{title}</a>
              </span>
            ))}
          </p>
        )}
        <noscript>
          <p className="notice">Reading a file in the browser takes JavaScript, which is off. The command below does the same without a browser.</p>
        </noscript>
        <p className="note">
          In a terminal, in this program’s folder, <code>npx same-period check FILE</code> reads the file in the same way and says the same of it.
        </p>
      </div>
      <UploadTool dataset={dataset.id} samples={samples} publisher={publisher} publishedCauses={publishedCauses} credit={isShipped ? { source: dataset.source, compiledBy: '', licence: '' } : dataset} />
    </main>
  )
}
