import { benchAnchoring } from './main'

benchAnchoring()
