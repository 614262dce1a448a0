/** What work that could be done in turns comes to, done in one. */
export function finished<T>(work: Generator<void, T>): T {
  let step = work.next()
  while (!step.done) step = work.next()
  return step.value
}
