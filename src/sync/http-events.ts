import { isJsonObject } from '#domain/json.ts'
import type { HttpNetworkWorld } from './http-network.ts'

/** After the browser itself has given up, for instance on a 401. */
const REOPEN_MS = 60_000

/** Server-sent events: they carry no data, only that a pull is worth while. Returns the way to stop. */
export function listenToEvents(
  { EventSource: Source, origin = '', scheduler }: HttpNetworkWorld,
  onPoke: (scopes: readonly string[]) => void,
): () => void {
  if (!Source) return () => {}
  let source: EventSource
  let timer: ReturnType<typeof scheduler.setTimer> | null = null
  let wasOpen = false
  const open = () => {
    timer = null
    source = new Source(`${origin}/api/events`)
    source.addEventListener('message', (event: MessageEvent<string>) => onPoke(scopesIn(event.data)))
    source.addEventListener('open', () => {
      // Whatever was said while the line was down was not heard.
      if (wasOpen) onPoke([])
      wasOpen = true
    })
    source.addEventListener('error', () => {
      if (source.readyState === Source.CLOSED) timer ??= scheduler.setTimer(open, REOPEN_MS)
    })
  }
  open()
  return () => {
    if (timer !== null) scheduler.clear(timer)
    source.close()
  }
}

function scopesIn(data: string): readonly string[] {
  try {
    const message: unknown = JSON.parse(data)
    if (isJsonObject(message) && Array.isArray(message.poke)) return message.poke.map(String)
  } catch {
    // An event that cannot be read is still a sign that something happened.
  }
  return []
}
