void le_placeholder(void);
