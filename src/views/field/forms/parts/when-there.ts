const nextFrame = () => new Promise((resolve) => void requestAnimationFrame(resolve))

/** The element of a form by its selector; what lies below the window comes a moment after what is in it. Null for none. */
export async function whenThere(selector: string): Promise<HTMLElement | null> {
  const find = () => document.querySelector<HTMLElement>(selector)
  for (let frames = 0; frames < 30 && !find(); frames++) await nextFrame()
  return find()
}
