-- A database of version 6, written by the program before metrics had names: a run of `version6.json`, stopped in the middle of its
-- second epoch.
BEGIN TRANSACTION;
CREATE TABLE blocks (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  definitions TEXT NOT NULL CHECK (json_valid(definitions)),
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE checkpoint_tensors (
  run_key INTEGER NOT NULL,
  step INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('parameter', 'slot')),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  shape TEXT NOT NULL CHECK (json_valid(shape)),
  -- float32, little-endian, row-major.
  data BLOB NOT NULL,
  PRIMARY KEY (run_key, step, kind, position),
  FOREIGN KEY (run_key, step) REFERENCES checkpoints (run_key, step) ON DELETE CASCADE
) STRICT;
INSERT INTO "checkpoint_tensors" VALUES(1,0,'parameter',0,'h.weight','[4,2]',X'7CCBE4BE084E3EBF3CCCC33CF60A2EBFCEE5E23EA2913B3F8172753D710E863E');
INSERT INTO "checkpoint_tensors" VALUES(1,0,'parameter',1,'h.bias','[4]',X'00000000000000000000000000000000');
INSERT INTO "checkpoint_tensors" VALUES(1,0,'parameter',2,'o.weight','[2,4]',X'ADD4543F50B42DBF99BBA73E0E25593F5B5534BFD1B88C3E154C6CBE0F58B7BE');
INSERT INTO "checkpoint_tensors" VALUES(1,0,'parameter',3,'o.bias','[2]',X'0000000000000000');
INSERT INTO "checkpoint_tensors" VALUES(1,0,'slot',0,'h.weight/m','[4,2]',X'0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO "checkpoint_tensors" VALUES(1,0,'slot',1,'h.weight/v','[4,2]',X'0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO "checkpoint_tensors" VALUES(1,0,'slot',2,'h.bias/m','[4]',X'00000000000000000000000000000000');
INSERT INTO "checkpoint_tensors" VALUES(1,0,'slot',3,'h.bias/v','[4]',X'00000000000000000000000000000000');
INSERT INTO "checkpoint_tensors" VALUES(1,0,'slot',4,'o.weight/m','[2,4]',X'0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO "checkpoint_tensors" VALUES(1,0,'slot',5,'o.weight/v','[2,4]',X'0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO "checkpoint_tensors" VALUES(1,0,'slot',6,'o.bias/m','[2]',X'0000000000000000');
INSERT INTO "checkpoint_tensors" VALUES(1,0,'slot',7,'o.bias/v','[2]',X'0000000000000000');
INSERT INTO "checkpoint_tensors" VALUES(1,6,'parameter',0,'h.weight','[4,2]',X'2774E7BE5A113DBF1922CB3C02132FBF4D05E03E84ED3C3F264C603DFAD1883E');
INSERT INTO "checkpoint_tensors" VALUES(1,6,'parameter',1,'h.bias','[4]',X'D71E82BA97199B3A69B6083A58BC2F3B');
INSERT INTO "checkpoint_tensors" VALUES(1,6,'parameter',2,'o.weight','[2,4]',X'E6AD533F43D02EBF2046AA3EB4705A3F942E33BFB7F08E3E246171BE5BEFB9BE');
INSERT INTO "checkpoint_tensors" VALUES(1,6,'parameter',3,'o.bias','[2]',X'D07205BBCE72053B');
INSERT INTO "checkpoint_tensors" VALUES(1,6,'slot',0,'h.weight/m','[4,2]',X'5592993C6C4615BD845504BC9602D13B9A19623C8E526ABC9BEE9A3C0DC5BDBC');
INSERT INTO "checkpoint_tensors" VALUES(1,6,'slot',1,'h.weight/v','[4,2]',X'2AE4A0370E1A6E38B2F11337CDAD4B374B3A0F37087B1937BE91B837B5F89A37');
INSERT INTO "checkpoint_tensors" VALUES(1,6,'slot',2,'h.bias/m','[4]',X'10960DBBA026A03A7810073AE24AFCBC');
INSERT INTO "checkpoint_tensors" VALUES(1,6,'slot',3,'h.bias/v','[4]',X'343E6D397E90C63824190A38E2913539');
INSERT INTO "checkpoint_tensors" VALUES(1,6,'slot',4,'o.weight/m','[2,4]',X'F32B843C1852D43B1E1D3DBCF5BA8DBBF42B84BC1852D4BB201D3D3CF5BA8D3B');
INSERT INTO "checkpoint_tensors" VALUES(1,6,'slot',5,'o.weight/v','[2,4]',X'30036737B0DF08375CC2EF36C1E72A3532036737B0DF083761C2EF36C1E72A35');
INSERT INTO "checkpoint_tensors" VALUES(1,6,'slot',6,'o.bias/m','[2]',X'8E6A033C8A6A03BC');
INSERT INTO "checkpoint_tensors" VALUES(1,6,'slot',7,'o.bias/v','[2]',X'6580BB386680BB38');
CREATE TABLE checkpoints (
  run_key INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,
  step INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  batch_in_epoch INTEGER NOT NULL,
  epoch_totals TEXT NOT NULL CHECK (json_valid(epoch_totals)),
  time REAL NOT NULL,
  bytes INTEGER NOT NULL,
  created_at INTEGER NOT NULL, course TEXT CHECK (course IS NULL OR json_valid(course)),
  PRIMARY KEY (run_key, step)
) STRICT, WITHOUT ROWID;
INSERT INTO "checkpoints" VALUES(1,0,1,0,'{"loss":0,"correct":0,"samples":0,"answers":0}',2.75046910000000934806e+01,264,1795954166335,'{"schedule":{"best":null,"bestEpoch":0,"waited":0,"reductions":0,"cooling":0},"earlyStopping":{"best":null,"bestEpoch":0,"waited":0}}');
INSERT INTO "checkpoints" VALUES(1,6,2,2,'{"loss":21.905386924743652,"samples":32,"correct":19,"answers":32}',3.08932970000000750587e+01,264,1795954166342,'{"schedule":{"best":0.515625,"bestEpoch":1,"waited":0,"reductions":0,"cooling":0},"earlyStopping":{"best":0.5,"bestEpoch":1,"waited":0}}');
CREATE TABLE epochs (
  run_key INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,
  epoch INTEGER NOT NULL,
  step INTEGER NOT NULL,
  loss REAL NOT NULL,
  accuracy REAL,
  validation_loss REAL,
  validation_accuracy REAL,
  samples_per_second REAL NOT NULL,
  PRIMARY KEY (run_key, epoch)
) STRICT, WITHOUT ROWID;
INSERT INTO "epochs" VALUES(1,1,4,6.97364658117294311523e-01,0.515625,7.18041896820068359375e-01,0.5,2.67227845141302270347e+05);
CREATE TABLE gradients (
  run_key INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,
  parameter TEXT NOT NULL,
  step INTEGER NOT NULL,
  norm REAL,
  mean REAL,
  standard_deviation REAL,
  min REAL,
  max REAL,
  non_finite INTEGER NOT NULL,
  update_ratio REAL,
  -- Counts in bins of equal width from min to max.
  histogram TEXT NOT NULL CHECK (json_valid(histogram)),
  PRIMARY KEY (run_key, parameter, step)
) STRICT, WITHOUT ROWID;
CREATE TABLE graph_versions (
  graph_id TEXT NOT NULL REFERENCES graphs (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  document TEXT NOT NULL,
  saved_at INTEGER NOT NULL, name TEXT, changed_at INTEGER,
  PRIMARY KEY (graph_id, revision)
) STRICT;
CREATE TABLE graphs (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  document TEXT NOT NULL CHECK (json_valid(document)),
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE TABLE learning_rates (
  run_key INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,
  step INTEGER NOT NULL,
  learning_rate REAL NOT NULL,
  PRIMARY KEY (run_key, step)
) STRICT;
CREATE TABLE runs (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  graph_id TEXT REFERENCES graphs (id) ON DELETE SET NULL,
  graph_name TEXT NOT NULL,
  -- Frozen at the start: what the run is a pure function of.
  document TEXT NOT NULL CHECK (json_valid(document)),
  configuration TEXT NOT NULL CHECK (json_valid(configuration)),
  seed INTEGER NOT NULL,
  dataset TEXT NOT NULL,
  data_fingerprint TEXT NOT NULL,
  base_directory TEXT NOT NULL,
  engine_version TEXT NOT NULL,
  executor TEXT NOT NULL,
  parameters INTEGER NOT NULL,
  epochs INTEGER NOT NULL,
  steps INTEGER NOT NULL,
  -- How far it is.
  status TEXT NOT NULL CHECK (status IN ('running', 'paused', 'completed', 'stopped', 'failed', 'interrupted')),
  epoch INTEGER NOT NULL DEFAULT 0,
  step INTEGER NOT NULL DEFAULT 0,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  error_code TEXT,
  error_message TEXT,
  error_fix TEXT,
  -- The process that trains it, while it is running or paused.
  owner TEXT
, early_stop TEXT CHECK (early_stop IS NULL OR json_valid(early_stop)), preparation TEXT CHECK (preparation IS NULL OR json_valid(preparation)), restored_epoch INTEGER) STRICT;
INSERT INTO "runs" VALUES(1,'oldrun01','Run 1',NULL,'Spirals','{"format":"backwire-graph","version":1,"name":"Spirals","nodes":[{"id":"x","type":"input","params":{"shape":[2]}},{"id":"h","type":"dense","params":{"units":4}},{"id":"t","type":"tanh"},{"id":"d","type":"dropout","params":{"rate":0.2}},{"id":"o","type":"dense","params":{"units":2}},{"id":"y","type":"target","params":{"shape":[],"classes":2}},{"id":"j","type":"crossEntropy"}],"edges":[{"from":["x","out"],"to":["h","in"]},{"from":["h","out"],"to":["t","in"]},{"from":["t","out"],"to":["d","in"]},{"from":["d","out"],"to":["o","in"]},{"from":["o","out"],"to":["j","prediction"]},{"from":["y","out"],"to":["j","target"]}],"training":{"batchSize":16,"epochs":4,"record":{"gradientsEvery":0},"schedule":{"type":"reduceOnPlateau","monitor":"accuracy","patience":1,"factor":0.5},"earlyStopping":{"monitor":"validationAccuracy","patience":10,"restoreBestWeights":false}},"data":{"dataset":"spirals?samples=100&noise=0","validation":0.2,"test":0.2}}','{"optimizer":{"type":"adam","learningRate":0.001,"beta1":0.9,"beta2":0.999,"epsilon":1e-7},"schedule":{"type":"reduceOnPlateau","warmup":0,"monitor":"accuracy","factor":0.5,"patience":1,"minLearningRate":0,"cooldown":0,"minDelta":0.0001},"accumulate":1,"earlyStopping":{"monitor":"validationAccuracy","patience":10,"minDelta":0,"restoreBestWeights":false},"batchSize":16,"epochs":4,"seed":1,"record":{"gradientsEvery":0}}',1,'spirals?samples=100&noise=0','3171286be3bd2e361275d236a71a990311f4737d56bfeead6e259bf3cdd018ab','/','2','wasm',22,4,16,'stopped',2,6,1795954166307,1795954166342,NULL,NULL,NULL,NULL,NULL,'{"inputs":[{"name":"point","shape":[2]}],"targets":[{"name":"arm","shape":[],"classes":2,"classNames":["first","second"]}]}',NULL);
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;
CREATE TABLE steps (
  run_key INTEGER NOT NULL REFERENCES runs (key) ON DELETE CASCADE,
  step INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  loss REAL,
  accuracy REAL,
  learning_rate REAL NOT NULL,
  -- Milliseconds of training since the run started, without pauses.
  time REAL NOT NULL,
  PRIMARY KEY (run_key, step)
) STRICT, WITHOUT ROWID;
INSERT INTO "steps" VALUES(1,1,1,7.1103763580322265625e-01,0.4375,0.001,2.87975650000000769077e+01);
INSERT INTO "steps" VALUES(1,2,1,7.4728298187255859375e-01,0.4375,0.001,2.94005799999999908314e+01);
INSERT INTO "steps" VALUES(1,3,1,6.33032321929931640625e-01,0.625,0.001,2.96130560000001423759e+01);
INSERT INTO "steps" VALUES(1,4,1,6.98105692863464355468e-01,0.5625,0.001,2.98261340000001382586e+01);
INSERT INTO "steps" VALUES(1,5,2,0.607398271560669,0.75,0.001,3.04184200000001965231e+01);
INSERT INTO "steps" VALUES(1,6,2,7.61688411235809326171e-01,0.4375,0.001,3.06922510000001693688e+01);
CREATE TABLE templates (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  document TEXT NOT NULL CHECK (json_valid(document)),
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX runs_by_graph ON runs (graph_id);
CREATE INDEX runs_by_owner ON runs (owner) WHERE owner IS NOT NULL;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('runs',1);
COMMIT;
PRAGMA user_version = 6;
PRAGMA application_id = 1115122034;
