import type { Phone } from '../support/phone.ts'
import type { Street } from '../support/street.ts'

export interface Listening {
  /** Scopes that it was poked for, in order. */
  readonly heard: string[]
  stop(): Promise<void>
}

/** Reads a phone's stream of events until it is stopped. */
export async function listen(street: Street, phone: Phone): Promise<Listening> {
  const abort = new AbortController()
  const answer = await fetch(`${street.url}/api/events`, {
    headers: { cookie: phone.cookie },
    signal: abort.signal,
  })
  const heard: string[] = []
  const reading = (async () => {
    const decoder = new TextDecoder()
    for await (const part of answer.body!) {
      for (const [, data] of decoder.decode(part).matchAll(/^data: (.*)$/gm))
        heard.push(...(JSON.parse(data!) as { poke: string[] }).poke)
    }
  })().catch((error: unknown) => {
    if (!abort.signal.aborted) throw error
  })
  return {
    heard,
    async stop() {
      abort.abort()
      await reading
    },
  }
}

/** Waits until something holds; a test that waits in vain ends by its own time limit. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10))
}
