import { render, screen } from '@testing-library/react'
import type { StationId } from '../../contract/account/ids'
import { CONVENTION_VERSION } from '../../contract/pass/convention'
import type { CompoundId } from '../../contract/pass/ids'
import { workplaceView } from '../../src/domains'
import type { FieldRole, WorkplaceOf } from '../../src/domains/domainHome'
import { Convention } from '../../src/packages/account/station/riders/Convention'
import { convention } from '../../src/packages/pass/words/convention'
import { backendOf, pageFrame } from '../support/taro/backend'
import { tap } from '../support/taro/hand'
import '../../src/packages/pass/words/refusals'

describe('a station signs the convention', () => {
  function open({ outdated = false } = {}) {
    let signedAt: string | null = null
    const backend = backendOf({
      'convention.ofStation': () => ({ ok: true, data: { version: 1, signedAt } }),
      'convention.signForStation': () => {
        if (outdated) return { ok: false, error: { code: 'CONVENTION_OUTDATED', details: { version: 2 }, message: '' } }
        signedAt = '2026-11-23T04:00:00.000Z'
        return { ok: true, data: { version: 1, signedAt } }
      },
    })
    const page = (
      <>
        <Convention stationId="stn_sample" place="unsigned" />
        <div>名册</div>
        <Convention stationId="stn_sample" place="signed" />
      </>
    )
    const { container } = render(page, { wrapper: pageFrame().wrapper })
    return { ...backend, text: () => container.textContent ?? '' }
  }

  test('above the riders until it is signed, with its whole text, then below them with the day', async () => {
    const { inputsOf, text } = open()
    await screen.findByText('还没签')
    expect(text().indexOf('还没签')).toBeLessThan(text().indexOf('名册'))
    await tap('看全文，签约')
    for (const { lines } of convention.parts) for (const line of lines) expect(text()).toContain(line)
    await tap('代表站点签')
    await screen.findByText('11月23日签的')
    expect(inputsOf('convention.signForStation')).toEqual([{ version: CONVENTION_VERSION, stationId: 'stn_sample' }])
    expect(text().indexOf('已签')).toBeGreaterThan(text().indexOf('名册'))
    expect(screen.queryByText('代表站点签')).toBeNull()
  })

  test('a text that is no longer in force is not signed, and says so', async () => {
    open({ outdated: true })
    await screen.findByText('还没签')
    await tap('看全文，签约')
    await tap('代表站点签')
    expect(screen.getByText(/文明公约更新了/)).toBeTruthy()
    expect(screen.getByText('还没签')).toBeTruthy()
  })
})

const compound = { compoundId: 'cmp_1' as CompoundId, compoundName: '示例小区' }
test.each<[WorkplaceOf<FieldRole>, string, string]>([
  [{ role: 'stationManager', stationId: 'stn_1' as StationId, stationName: '示例站点', waiting: 2 }, '2 人等你担保', '去担保'],
  [{ role: 'propertyManager', ...compound, waiting: 3 }, '3 人申请进白名单', '去处理'],
  [{ role: 'propertyManager', ...compound, waiting: 0 }, '现在没有人申请白名单', '看小区今天'],
  [{ role: 'guard', ...compound }, '值班，核验小哥', '去值班'],
])('the home page of %j leads to the work', (workplace, title, action) => expect(workplaceView(workplace)?.next).toEqual({ title, action }))
