//! probe
use briefgen::*;
fn main(){
  let root=std::path::PathBuf::from(std::env::args().nth(1).unwrap_or(".".into()));
  let t=std::time::Instant::now();
  let (sources,f)=source::Sources::read(&root);
  let mut d=load::faults(&sources,f);
  let (config,c)=config::load(&sources,&Default::default(),|_|Err("x".into()));
  d.extend(c);
  let (draft,l)=load::load(&sources); d.extend(l);
  let broken=diag::has_errors(&d);
  let (site,k)=link::link(draft,config,&sources,Default::default(),broken); d.extend(k);
  diag::sort(&mut d);
  for x in &d { print!("{}", diag::human::render(&sources,x,false)); }
  println!("{} {:?} {:?}", d.len(), site.map(|s|(s.events.len(),s.docs.len(),s.quotes.len())), t.elapsed());
}
