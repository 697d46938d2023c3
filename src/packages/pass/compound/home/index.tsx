import { OfCompound } from '../OfCompound'
import { Home } from './Home'
import '../../words/refusals'
import '../../icons.scss'

export default function CompoundHomePage() {
  return <OfCompound>{(compound) => <Home compound={compound} />}</OfCompound>
}
