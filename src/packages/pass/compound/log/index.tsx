import { OfCompound } from '../OfCompound'
import { Log } from './Log'

export default function CompoundLogPage() {
  return <OfCompound>{(compound) => <Log compound={compound} />}</OfCompound>
}
