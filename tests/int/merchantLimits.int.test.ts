import { limitBuckets } from '../../cloudfunctions/kernel/limiter'
import { blindIndex } from '../../cloudfunctions/kernel/secrets/blindIndex'
import type { ActionName } from '../../contract'
import type { Action } from '../../contract/kernel/action'
import type { Limit } from '../../contract/kernel/limit'
import { merchantSubjects } from '../../contract/merchant/subjects'
import { withCity } from '../builders/city/city'
import { newRequestId } from '../builders/city/phone'
import { samples } from '../builders/city/samples'
import { type Scene, setScene } from '../builders/city/scene'
import { registry } from '../builders/house'
import { daysAfter } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

interface Limited extends Action {
  readonly name: ActionName
  readonly limit: Limit
}

/** An action of this domain for each limit that the domain uses. */
const limited = (Object.values(registry) as Action[]).filter(
  (action): action is Limited => action.limit !== undefined && action.name.startsWith('merchant.') && action.name in merchantSubjects,
)
const oneEach = limited.filter(({ limit }, at) => limited.findIndex((other) => other.limit === limit) === at)

test.each(oneEach)(
  'M10: the last request that the limit of $name has is carried out, and the next one refused',
  async ({ name, limit }) => {
    const { by, input } = await samples[name](scene)
    // One is left, and the bucket does not fill up before tomorrow.
    const at = daysAfter(city.now, 1)
    const bucket = { kind: 'bucket', revision: 1, left: 1, at, fullAt: at, counted: [] } as const
    const _id = blindIndex('limit', `${limit.family ?? name}:${by.personId}`)
    if (await limitBuckets.get(_id)) await limitBuckets.update(_id, {}, bucket)
    else await limitBuckets.insert({ _id, ...bucket })

    const ask = () => city.send(by.openid, { action: name, input, requestId: newRequestId() })
    expect(await ask()).toMatchObject({ ok: true })
    expect(await ask()).toMatchObject({ ok: false, error: { code: 'TOO_MANY', details: { limit: limit.times } } })
  },
)
