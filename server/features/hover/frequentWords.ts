/**
 * Words of the glossary's names that are among the 3,500 most frequent of English. Two of them side by side within a longer
 * name are more often a chance than a term: `short_circuit`, `chain_id`.
 */
export const frequentWords: ReadonlySet<string> = new Set(
  (
    "abstract acceptance access account active actual adapter address advisory agent ahead alpha analysis " +
    "anonymous anti approval architecture argument around array assembly associated attack attention authority " +
    "availability average back base basic behavior behind best big binding bit block body border bottom bound box " +
    "branch breaking browser budget build bus by bytes call calling can candidate capacity card case cast catalog " +
    "cause certificate chain change channel character check checking child circuit class clean cleaning client " +
    "clip clock code cold color colour column command comment committed compare comparison compatible component " +
    "computer computing concern condition connected connection constant consumer content context continuous " +
    "contract control controlled convention copy core corner count counter coverage criteria critical cross " +
    "current custom cut cycle dark data database day dead debt decision deep default delete delivery delta depth " +
    "description design desk device diamond dictionary digital directory discovery disk distance distributed " +
    "distribution division doc document documentation domain double driver dry dynamic early edge edit effect " +
    "either election element end ending engine engineering environment error es event exchange exclusive " +
    "execution exit explain expression extension extreme fact factor factory fail fall false fan fast feature fee " +
    "feed few field file find first fixed flag flash floor flow foreign forest form formal forward foundation " +
    "frame framework free front full function functional game gas generation generic get global go god gold " +
    "golden graphics green ground group handling happy hard hardware head health here high hit host hot id " +
    "identity image import in include index input instance instruction integration interface ip islands " +
    "javascript join jump key keyword kill label lake language late launch layer lead leader learning least left " +
    "lens level library limit line linear link linked list load local lock log look loss lost mac machine magic " +
    "main man management manager manual map master match matching matrix matter max maximum maybe means media " +
    "member memory mesh method min mode model models module monitor mount moving multi name named native natural " +
    "navigation negative never nice no node noise normal notes null number object off offline old on one only op " +
    "operating operator optional or order ordering origin out output over owner package page pair parameter " +
    "parameters parent pass patch path pattern personal physics piece plan planning platform plug point poker " +
    "pool population port portable positive post posting pr pre prepared pressure price primary prime private " +
    "problem process processing processor product production program programming property public publication pure " +
    "put quality query quick quote race random range rank rate ratio raw read reader recently record ref " +
    "reference regular relative release remote repair request require requirement reserved resource response rest " +
    "result return review roll root round row rss run running safe safety sample scale scope screen script search " +
    "secondary secret section seek select selection self series server service session set shared sharing short " +
    "shot side sign signature signed single site size skip slow smart social soft software sort sorted source " +
    "space speed spot spread sql stand standard start state statement static status storage store stores stories " +
    "story strategy stream stress string structure student style sub suite summer switch symbol system table " +
    "target task teacher tech technical template test testing thread through ticket time tool top total touch " +
    "training transaction transfer translation tree trip truck truth turn two type union unique unit universal " +
    "unix up update url user value variable vendor version virtual vision wait wall watching web week weight " +
    "wheel white width window word work working write young zero zone"
  ).split(" "),
);
