import { createHash, randomBytes } from 'node:crypto'
import { toBase32 } from '../../../../../contract/kernel/base32'
import type { Refusal } from '../../../../../contract/kernel/refusal'
import type { GateId } from '../../../../../contract/pass/ids'
import type { WriteRequest } from '../../../../kernel/request'
import type { HandlerOf } from '../../../handlerOf'
import { changeAndShow } from '../../ownCompound'
import { decideChangeGate, decideMakeGate, decideRenewCode } from '../../rules/gates'

/** 16 characters: 80 random bits, so that no two gates have the same. */
const newCode = () => toBase32(randomBytes(10))

/** The same for the same request: a retry that the compound no longer remembers makes no second gate. */
const gateIdBy = ({ requestId, actorId }: WriteRequest) =>
  `gat_${createHash('sha256').update(`${actorId}:${requestId}`).digest('hex').slice(0, 20)}` as GateId

export const saveGate: HandlerOf<'compound.saveGate'> = async ({ gateId, name, open, exits }, context) =>
  changeAndShow<Refusal<'NOT_FOUND' | 'TOO_MANY'>>(context, (compound) =>
    gateId
      ? decideChangeGate(compound, { gateId, name, open, exits })
      : decideMakeGate(compound, { gateId: gateIdBy(context.request), name, open, exits, code: newCode() }),
  )

export const renewGateCode: HandlerOf<'compound.renewGateCode'> = async ({ gateId }, context) =>
  changeAndShow(context, (compound) => decideRenewCode(compound, gateId, newCode()))
