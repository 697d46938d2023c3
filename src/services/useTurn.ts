import { useRef } from 'react'

/**
 * Tells whose turn it is on the screen: an answer that comes after somebody has turned away, or asked something else, doesn't pop up. `begin` ends
 * whatever was under way and says later whether its own turn still lasts.
 */
export function useTurn() {
  const turn = useRef(0)
  return {
    begin: () => {
      turn.current += 1
      const mine = turn.current
      return () => turn.current === mine
    },
  }
}
