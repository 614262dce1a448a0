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

/** Which labels fit without covering one another or a mark that stands before them in the list. */
export function fitLabels(wanted: readonly WantedLabel[]): ReadonlySet<string> {
  const taken: { left: number; right: number; top: number; bottom: number }[] = []
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
