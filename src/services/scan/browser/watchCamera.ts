import jsQR from 'jsqr'

/** px, the longer side. A code that fills a third of the picture is read with much less; more only takes longer. */
const LONGER_SIDE = 640
/** ms between two looks. One takes about 100 ms, and the page must stay able to react. */
const PAUSE = 80

/** The text of the code in the picture that the camera gives now; null without one. */
function readFrame(video: HTMLVideoElement, canvas: HTMLCanvasElement): string | null {
  const factor = Math.min(1, LONGER_SIDE / Math.max(video.videoWidth, video.videoHeight))
  canvas.width = Math.round(video.videoWidth * factor)
  canvas.height = Math.round(video.videoHeight * factor)
  const context = canvas.width > 0 && canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return null
  context.drawImage(video, 0, 0, canvas.width, canvas.height)
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
  return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null
}

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE))

/** Looks again and again until there is a code or nobody wants one any more. */
async function readCode(video: HTMLVideoElement, signal: AbortSignal): Promise<string | null> {
  for (const canvas = document.createElement('canvas'); !signal.aborted; await pause()) {
    const text = readFrame(video, canvas)
    if (text !== null) return text
  }
  return null
}

export interface Watching {
  video: HTMLVideoElement
  /** The camera is let go when this fires. */
  signal: AbortSignal
  /** There is a picture. */
  onPicture: () => void
}

/** Opens the camera at the back, if there are several, and waits for a code; null when stopped. Rejects when there is no camera to use. */
export async function watchCamera({ video, signal, onPicture }: Watching): Promise<string | null> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  try {
    if (signal.aborted) return null
    video.srcObject = stream
    await video.play()
    onPicture()
    return await readCode(video, signal)
  } finally {
    for (const track of stream.getTracks()) track.stop()
  }
}
