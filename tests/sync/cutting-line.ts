import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** A line between a device and a server that breaks again and again, wherever the bytes happen to be. */
export interface CuttingLine {
  readonly url: string
  /** Good connections do not outlive its turning bad. */
  turn(to: 'good' | 'bad'): void
  /** How often it has broken: while the device spoke, while the server did. */
  readonly cuts: { up: number; down: number }
  /** Bytes that went up in all. */
  readonly sent: () => number
  close(): Promise<void>
}

interface Options {
  /** Between 0 and 1, the same row for the same seed. */
  readonly random: () => number
  /** After how many bytes a connection breaks at most. */
  readonly longest: number
}

/** A TCP proxy. Each connection has a life of its own, counted in bytes that it may carry up or down. */
export async function cuttingLine(origin: string, { random, longest }: Options): Promise<CuttingLine> {
  const { hostname, port } = new URL(origin)
  const cuts = { up: 0, down: 0 }
  const open = new Set<Socket>()
  let sent = 0
  let isBad = true

  const line = {
    url: '',
    turn(to: 'good' | 'bad') {
      isBad = to === 'bad'
      for (const socket of open) socket.destroy()
    },
    cuts,
    sent: () => sent,
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  const server: Server = createServer((device) => {
    const far = connect(Number(port), hostname)
    // Answers are short: to break off inside one, the line must be about to.
    let upLife = isBad ? Math.ceil(random() * longest) : Infinity
    let downLife = isBad && random() < 0.3 ? Math.ceil(random() * 300) : Infinity
    for (const socket of [device, far]) {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
      socket.on('error', () => socket.destroy())
    }
    const cut = (which: 'up' | 'down') => {
      if (device.destroyed) return
      cuts[which]++
      device.destroy()
      far.destroy()
    }
    device.on('data', (bytes: Buffer) => {
      const through = bytes.subarray(0, Math.max(0, upLife))
      upLife -= bytes.length
      sent += through.length
      far.write(through, () => upLife <= 0 && cut('up'))
    })
    far.on('data', (bytes: Buffer) => {
      const through = bytes.subarray(0, Math.max(0, downLife))
      downLife -= bytes.length
      if (device.destroyed) return
      device.write(through, () => downLife <= 0 && cut('down'))
    })
    device.on('close', () => far.destroy())
    far.on('close', () => device.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  line.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return line
}
