interface Props {
  text: string
  label: string
  about: string
  back: string
}

/** A secret that is told this once, to be copied. */
export function ShownOnce({ text, label, about, back }: Props) {
  return (
    <>
      <label className="once">
        {label}
        <input className="address" value={text} readOnly size={60} />
      </label>
      <p className="note">{about}</p>
      <p>
        <a href={back}>Done</a>
      </p>
    </>
  )
}
