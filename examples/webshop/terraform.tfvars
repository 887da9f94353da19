# Change a value and see what it costs: these are over the defaults in variables.tf.
environment    = "production"
web_servers    = 3
database_class = "db.m6g.large"
