// What the data scripts hold and what the sums hand on. Shapes are those of kb_builder/site/tool_data.py.

type Lens = "sekeadaan" | "seprofil" | "sekitar";

interface Tables {
  year: number;
  areas: {
    code: string[]; name: string[]; slug: string[]; others: string[]; kind: string[]; listed: number[];
    island: number[]; lat: (number | null)[]; lon: (number | null)[];
  };
  /** What is shown of each province, and all that it is called. */
  provinces: Record<string, string>;
  provinceNames: Record<string, string>;
  islands: string[];
  bands: { name: string; from: number }[];
  besideLeast: number;
  index: (number | null)[];
  scores: Record<string, (number | null)[]>;
  figures: Record<string, (number | null)[]>;
  traits: { id: string; label: string; unit: string; block: string; scale: string }[];
  domains: { id: string; label: string; weight: number }[];
  nodes: Record<string, { label: string; domain: number; weight: number }>;
  blocks: { id: string; label: string; weight: number }[];
  settings: {
    profile: number; scalingNeighbors: number; scalingPasses: number; minCoverage: number;
    shake: number; pool: number; blur: number; blurs: number; scale: number[];
    random: { state: string; inc: string };
  };
  hosting: {
    margin: number; exact: number; again: number; pool: number; enough: number; halfKm: number; block: number;
    trips: [number | null, string][]; noWay: string;
  };
  map: { scale: number; west: number; north: number; width: number; height: number };
  practising: { first: number; perHost: number; few: number };
  words: Record<string, string>;
}

interface LibraryData {
  documented: string[];
  loads: Record<string, { perYear: number; stated: boolean; factor: number }>;
  hostTurns: Record<string, Record<string, number>>;
  offers: Offer[];
  others: { reference: string; title: string; host: string }[];
  adoptions: { from: string; to: string }[];
  visits: { guest: string; host: string; date: string; page: string }[];
}

interface Offer {
  reference: string; title: string; host: string; nodes: string[];
  evidence: number; turn: number; strength: string;
}

type Settings = Tables["settings"] & { blocks: string[]; traitBlocks: string[] };
interface Blurs { moves: number[][]; theirs: Float64Array[] }

interface Filters { province: "" | "sama" | "lain"; kind: "" | "kabupaten" | "kota"; km: number | null }

interface Question {
  code: string;
  scores: number[] | null;
  blocks?: number[];
  profile?: number;
  lens: Lens | null;
  filters: Filters;
  k: number;
  hosts: number;
  practices: number;
}

interface Asked {
  row: number; name: string; own: number[]; published: number[];
  guessed: boolean; typed: boolean; index: number | null; basis: string;
}

interface Reason {
  trait: string; label: string; unit: string; contribution: number; typical: number;
  own: number; theirs: number;
}

interface PairAnswer { distance: number; coverage: number; text: string; reasons: Reason[]; least: Reason[] }

interface PeerAnswer {
  code: string; name: string; distance: number; km: number | null; confidence: number | null;
  mutual: boolean; coverage: number; text: string; reasons: Reason[];
}

interface PeersAnswer {
  sekeadaan: PeerAnswer[]; seprofil: PeerAnswer[]; sekitar: PeerAnswer[];
  why: Partial<Record<Lens, string>>; considered: number;
}

interface HostAnswer {
  code: string; name: string; worth: number; closeness: number; lead: number; travel: number;
  load: number; turn: number; km: number | null; trip: string; index: number | null;
  leads: { domain: string; theirs: number; lead: number }[];
  documented: boolean; similar: boolean; confidence: number; coverage: number; text: string;
}

interface HostListAnswer {
  domain: string | null; label: string; own: number | null; behind: number | null;
  widened: boolean; ahead: number; hosts: HostAnswer[]; why: string | null;
}

interface HostsAnswer { leading: string | null; lists: HostListAnswer[]; why: string | null; notes: string[] }

interface PracticeAnswer {
  reference: string; title: string; host_code: string; host_name: string; fit: number;
  closeness: number; points: number; evidence: number; turn: number; strength: string;
  km: number | null; confidence: number; text: string;
}

interface PracticesAnswer {
  leading: string | null; considered: number; practices: PracticeAnswer[]; why: string | null; notes: string[];
}

interface Mark { row: number; kind: string; says: string; order: number }

interface Layer {
  marks: Mark[];
  lines: { from: number; to: number; kind: string }[];
  legend: { kind: string; says: string }[];
  note: string;
}

interface Models { structure: Structure; profiles: Profiles | null; profile: number }

declare var RUJUKAN_TABEL: Tables;
declare var RUJUKAN_PUSTAKA: LibraryData;
declare const Kata: { stem(word: string): string; ignored(word: string): boolean; groups: string[][][] };

interface Window {
  /** Names of areas for the field of the front page: kb_builder/site/area_names.py. */
  RUJUKAN_DAERAH?: {
    provinces: Record<string, string>;
    known: Record<string, string>;
    areas: [code: string, name: string, slug: string, others: string][];
  };
}
