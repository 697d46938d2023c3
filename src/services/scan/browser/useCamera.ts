import { useEffect, useRef, useState } from 'react'
import type { NoCamera } from '../scanned'
import { watchCamera } from './watchCamera'

type Problem = Exclude<NoCamera, 'privacyRefused' | 'undeclared'>
export type CameraState = 'opening' | 'watching' | Problem

const whyNot = (error: unknown): Problem =>
  error instanceof DOMException && error.name === 'NotAllowedError' ? 'notAllowed' : 'notWorking'

/** Watches through the camera, into the video element given, until a code is read. */
export function useCamera(onText: (text: string) => void) {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<CameraState>('opening')
  const [attempt, setAttempt] = useState(1)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens the camera anew, another listener doesn't
  useEffect(() => {
    if (!video.current) return
    const stop = new AbortController()
    setState('opening')
    watchCamera({ video: video.current, signal: stop.signal, onPicture: () => setState('watching') }).then(
      (text) => {
        if (text !== null) onText(text)
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setState(whyNot(error))
      },
    )
    return () => stop.abort()
  }, [attempt])

  return { video, state, retry: () => setAttempt(attempt + 1) }
}
