import { withoutHidden } from '../kernel/characters'

/**
 * The code posted at a gate (场所码): `G` + 16 letters or digits + `I` (coming in) or `O` (leaving). It is not secret: it only names the gate, until
 * the gate gets a new one. WeChat's own scanner opens the page with it as `scene` (at most 32 characters).
 */
export interface GateCode {
  /** The code as the compound's document has it, without the direction. */
  readonly code: string
  readonly direction: 'in' | 'out'
}

export const gateCodeText = ({ code, direction }: GateCode) => `G${code}${direction === 'in' ? 'I' : 'O'}`

/** The page that WeChat's scanner opens. */
export const GATE_PAGE = 'packages/pass/rider/gate/index'

/** Reads what a scanner has read: the code itself, or the address of the page with the code as its scene. Null when it is no gate's code. */
export function readGateCode(text: string): GateCode | null {
  const scene = /[?&]scene=([^&]+)/.exec(text)?.[1] ?? text
  const [, code = '', direction] = /^G([0-9A-HJKMNP-TV-Z]{16})([IO])$/.exec(withoutHidden(scene).trim()) ?? []
  return code ? { code, direction: direction === 'O' ? 'out' : 'in' } : null
}
