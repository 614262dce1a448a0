/** A label that wants a place beside its mark, in pixels of the screen; the first ones are the most wanted. */
export interface WantedLabel {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
}

const height = 18
/** From the middle of a mark to the middle of its label below. */
const drop = 22

/** Half of a mark with its shape. */
const mark = 11

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Which labels fit without covering one another or one of the marks that must stay in sight. */
export function fitLabels(
  wanted: readonly WantedLabel[],
  marks: readonly { readonly x: number; readonly y: number }[] = [],
): ReadonlySet<string> {
  const taken: Box[] = marks.map(({ x, y }) => ({
    left: x - mark,
    right: x + mark,
    top: y - mark,
    bottom: y + mark,
  }))
  const fitting = new Set<string>()
  for (const { id, x, y, width } of wanted) {
    const box = {
      left: x - width / 2,
      right: x + width / 2,
      top: y + drop - height / 2,
      bottom: y + drop + height / 2,
    }
    const isFree = taken.every(
      (one) =>
        one.right <= box.left || one.left >= box.right || one.bottom <= box.top || one.top >= box.bottom,
    )
    if (!isFree) continue
    taken.push(box)
    fitting.add(id)
  }
  return fitting
}
